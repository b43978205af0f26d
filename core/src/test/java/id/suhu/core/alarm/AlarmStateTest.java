package id.suhu.core.alarm;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmStateTest {

  private static final Map<String, EventType> EVENTS =
      Map.of(
          "raise", EventType.RAISED,
          "clear", EventType.CLEARED,
          "latch", EventType.CLEARED,
          "acknowledge", EventType.ACKNOWLEDGED,
          "reset", EventType.RESET);
  private static final Normal NORMAL = Normal.NEVER_RAISED;
  private static final ActiveUnacknowledged ACTIVE = NORMAL.raise(holds(900, 1_000));
  private static final ActiveAcknowledged ACKNOWLEDGED = ACTIVE.acknowledge();
  private static final ReturnedUnacknowledged RETURNED = ACTIVE.clear(2_000);
  private static final LatchedUnacknowledged LATCHED = ACTIVE.latch(2_000);
  private static final LatchedAcknowledged LATCHED_ACKNOWLEDGED = ACKNOWLEDGED.latch(2_000);
  private static final Normal NORMAL_AGAIN = ACKNOWLEDGED.clear(2_000);

  @Test
  void hasNameLetterAndFlagsOfEachState() {
    assertState(NORMAL, "normal", 'A', false, true, false);
    assertState(ACTIVE, "active_unacknowledged", 'B', true, false, true);
    assertState(ACKNOWLEDGED, "active_acknowledged", 'C', true, true, true);
    assertState(RETURNED, "returned_unacknowledged", 'D', false, false, true);
    assertState(LATCHED, "latched_unacknowledged", 'E', false, false, true);
    assertState(LATCHED_ACKNOWLEDGED, "latched_acknowledged", 'F', false, true, true);
    assertState(ACKNOWLEDGED.clear(2_000), "normal", 'A', false, true, false);
  }

  private static void assertState(
      AlarmState state,
      String code,
      char letter,
      boolean active,
      boolean acknowledged,
      boolean needsAttention) {
    assertThat(state.code()).isEqualTo(code);
    assertThat(state.letter()).isEqualTo(letter);
    assertThat(state.active()).isEqualTo(active);
    assertThat(state.acknowledged()).isEqualTo(acknowledged);
    assertThat(state.needsAttention()).isEqualTo(needsAttention);
  }

  /** A dash means that the state does not have the transition. */
  @ParameterizedTest
  @CsvSource({
    "raise,       B - - B B B",
    "clear,       - D A - - -",
    "latch,       - E F - - -",
    "acknowledge, - C - A F -",
    "reset,       - - - - D A",
  })
  void hasOnlyTheLegalTransitionsOfEachState(String step, String lettersAfter) {
    List<AlarmState> states =
        List.of(NORMAL, ACTIVE, ACKNOWLEDGED, RETURNED, LATCHED, LATCHED_ACKNOWLEDGED);

    assertThat(states.stream().map(state -> after(state, step)).collect(joining(" ")))
        .isEqualTo(lettersAfter);
    assertThat(after(NORMAL_AGAIN, step)).isEqualTo(after(NORMAL, step));
  }

  private static String after(AlarmState state, String step) {
    Optional<Lifecycle.Step> next =
        switch (step) {
          case "raise" -> Lifecycle.apply(state, holds(3_000, 3_000), false);
          case "clear" -> Lifecycle.apply(state, new Signal.Gone(3_000), false);
          case "latch" -> Lifecycle.apply(state, new Signal.Gone(3_000), true);
          case "acknowledge" -> Lifecycle.apply(state, Lifecycle.Action.ACKNOWLEDGE);
          case "reset" -> Lifecycle.apply(state, Lifecycle.Action.RESET);
          default -> throw new IllegalArgumentException(step);
        };
    next.ifPresent(taken -> assertThat(taken.event()).isEqualTo(EVENTS.get(step)));
    return next.map(taken -> String.valueOf(taken.next().letter())).orElse("-");
  }

  private static Signal.Holds holds(long sinceMs, long atMs) {
    return new Signal.Holds(Severity.HIGH, sinceMs, atMs);
  }

  @Test
  void escalatesAndDeescalatesAnActiveAlarm() {
    assertLevel(ACTIVE, Severity.CRITICAL, EventType.ESCALATED, 'B');
    assertLevel(ACKNOWLEDGED, Severity.CRITICAL, EventType.ESCALATED, 'B');
    assertLevel(ACTIVE, Severity.LOW, EventType.DEESCALATED, 'B');
    assertLevel(ACKNOWLEDGED, Severity.LOW, EventType.DEESCALATED, 'C');
  }

  /** Checks that a signal of a severity changes the severity of the occurrence and nothing else. */
  private static void assertLevel(Active before, Severity severity, EventType event, char letter) {
    Lifecycle.Step step =
        Lifecycle.apply(before, new Signal.Holds(severity, 3_000, 3_000), false).orElseThrow();

    assertThat(step.event()).isEqualTo(event);
    assertThat(step.next().letter()).isEqualTo(letter);
    assertThat(step.next().occurrence()).hasValue(new Occurrence(1_000, severity, 900, 1_000));
  }

  @Test
  void reportsALateExcursionWithoutATransition() {
    for (AlarmState state : List.of(NORMAL, ACTIVE, ACKNOWLEDGED, RETURNED, LATCHED)) {
      assertThat(Lifecycle.apply(state, Signal.LATE_EXCURSION, false))
          .hasValue(new Lifecycle.Step(state, EventType.LATE_EXCURSION));
      assertThat(Lifecycle.apply(state, Signal.NOTHING, false)).isEmpty();
    }
  }

  @Test
  void endsWithTheRule() {
    assertThat(ACTIVE.ended(7_000))
        .isEqualTo(new Normal(Optional.of(new EndedOccurrence(ACTIVE.raised(), 7_000))));
    assertThat(List.of(RETURNED, LATCHED, LATCHED_ACKNOWLEDGED, NORMAL_AGAIN))
        .allSatisfy(state -> assertThat(state.ended(7_000)).isEqualTo(NORMAL_AGAIN));
    assertThat(NORMAL.ended(7_000)).isEqualTo(NORMAL);
  }

  @Test
  void hasMessageNamesForEventTypes() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::code))
        .containsExactly(
            "raised",
            "escalated",
            "deescalated",
            "cleared",
            "stale",
            "fresh",
            "late_excursion",
            "clock_set_back",
            "acknowledged",
            "reset",
            "raised",
            "shelved",
            "unshelved",
            "out_of_service",
            "in_service",
            "refused",
            "rule_changed",
            "state_lost");
  }

  @Test
  void retainsTheLatestOccurrenceThroughOperatorActions() {
    Occurrence raised = ACTIVE.raised();
    EndedOccurrence ended = new EndedOccurrence(raised, 2_000);

    assertThat(ACKNOWLEDGED.raised()).isEqualTo(raised);
    assertThat(List.of(NORMAL_AGAIN, RETURNED, LATCHED, LATCHED_ACKNOWLEDGED))
        .allSatisfy(state -> assertThat(state.past()).hasValue(ended));
    assertThat(RETURNED.acknowledge()).isEqualTo(NORMAL_AGAIN);
    assertThat(LATCHED.reset()).isEqualTo(RETURNED);
    assertThat(LATCHED.acknowledge()).isEqualTo(LATCHED_ACKNOWLEDGED);
    assertThat(LATCHED_ACKNOWLEDGED.reset()).isEqualTo(NORMAL_AGAIN);
    assertThat(NORMAL_AGAIN.raise(holds(5, 5)).raised())
        .isEqualTo(new Occurrence(1_001, Severity.HIGH, 5, 5));
  }

  @Test
  void keepsTheOccurrenceFromRaiseToTheNextRaise() {
    assertThat(NORMAL.occurrence()).isEmpty();
    assertThat(ACTIVE.occurrence()).hasValue(new Occurrence(1_000, Severity.HIGH, 900, 1_000));
    assertThat(RETURNED.occurrence()).isEqualTo(ACTIVE.occurrence());
    assertThat(RETURNED.raise(holds(2_900, 3_000)).occurrence())
        .hasValue(new Occurrence(3_000, Severity.HIGH, 2_900, 3_000));
  }

  @Test
  void numbersOccurrencesUniquelyWithinAMillisecondAndAfterAClockWasSetBack() {
    ActiveUnacknowledged second = RETURNED.raise(holds(1_000, 1_000));
    ActiveUnacknowledged third = second.clear(1_000).raise(holds(1_000, 1_000));
    ActiveUnacknowledged earlier = third.clear(1_000).raise(holds(5, 5));

    assertThat(second.raised()).isEqualTo(new Occurrence(1_001, Severity.HIGH, 1_000, 1_000));
    assertThat(third.raised()).isEqualTo(new Occurrence(1_002, Severity.HIGH, 1_000, 1_000));
    assertThat(earlier.raised()).isEqualTo(new Occurrence(1_003, Severity.HIGH, 5, 5));
  }

  @Test
  void coversTheTimeFromTheConditionsStartToTheClear() {
    assertThat(NORMAL.covers(1_000)).isFalse();
    assertThat(ACTIVE.covers(899)).isFalse();
    assertThat(ACTIVE.covers(900)).isTrue();
    assertThat(ACTIVE.covers(Long.MAX_VALUE)).isTrue();
    assertThat(ACKNOWLEDGED.covers(899)).isFalse();
    assertThat(ACKNOWLEDGED.covers(900)).isTrue();
    assertThat(NORMAL_AGAIN.covers(2_000)).isTrue();
    assertThat(NORMAL_AGAIN.covers(2_001)).isFalse();
    assertThat(RETURNED.covers(899)).isFalse();
    assertThat(RETURNED.covers(900)).isTrue();
    assertThat(RETURNED.covers(2_000)).isTrue();
    assertThat(RETURNED.covers(2_001)).isFalse();
  }

  @Test
  void movesOnlyTheStartOfAnActiveOccurrenceWhenTimeRestarts() {
    assertThat(NORMAL.restartedAt(5)).isEqualTo(NORMAL);
    assertThat(ACTIVE.restartedAt(5))
        .isEqualTo(new ActiveUnacknowledged(new Occurrence(1_000, Severity.HIGH, 5, 1_000)));
    assertThat(ACKNOWLEDGED.restartedAt(5))
        .isEqualTo(new ActiveAcknowledged(new Occurrence(1_000, Severity.HIGH, 5, 1_000)));
    assertThat(List.of(RETURNED, LATCHED, LATCHED_ACKNOWLEDGED, NORMAL_AGAIN))
        .allSatisfy(state -> assertThat(state.restartedAt(5)).isEqualTo(state));
  }
}
