package id.suhu.core.alarm;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmState.Active;
import id.suhu.core.alarm.AlarmState.ActiveAcknowledged;
import id.suhu.core.alarm.AlarmState.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmState.Inactive;
import id.suhu.core.alarm.AlarmState.Latched;
import id.suhu.core.alarm.AlarmState.LatchedAcknowledged;
import id.suhu.core.alarm.AlarmState.LatchedUnacknowledged;
import id.suhu.core.alarm.AlarmState.Normal;
import id.suhu.core.alarm.AlarmState.ReturnedUnacknowledged;
import id.suhu.core.alarm.AlarmState.Unacknowledged;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmStateTest {

  private static final Normal NORMAL = Normal.NEVER_RAISED;
  private static final ActiveUnacknowledged ACTIVE = NORMAL.raise(900, 1_000);
  private static final ActiveAcknowledged ACKNOWLEDGED = ACTIVE.acknowledge();
  private static final ReturnedUnacknowledged RETURNED = ACTIVE.clear(2_000);
  private static final LatchedUnacknowledged LATCHED = ACTIVE.latch(2_000);
  private static final LatchedAcknowledged LATCHED_ACKNOWLEDGED = ACKNOWLEDGED.latch(2_000);
  private static final Normal NORMAL_AGAIN = ACKNOWLEDGED.clear(2_000);

  @Test
  void tellsNamesLettersAndAxesOfEachState() {
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

  /** A dash: the state does not offer the step. */
  @ParameterizedTest
  @CsvSource({
    "raise,       B - - B B B",
    "clear,       - D A - - -",
    "latch,       - E F - - -",
    "acknowledge, - C - A F -",
    "reset,       - - - - D A",
  })
  void offersEachStateItsOwnSteps(String step, String lettersAfter) {
    List<AlarmState> states =
        List.of(NORMAL, ACTIVE, ACKNOWLEDGED, RETURNED, LATCHED, LATCHED_ACKNOWLEDGED);

    assertThat(states.stream().map(state -> after(state, step)).collect(joining(" ")))
        .isEqualTo(lettersAfter);
    assertThat(after(NORMAL_AGAIN, step)).isEqualTo(after(NORMAL, step));
  }

  private static String after(AlarmState state, String step) {
    Optional<AlarmState> next =
        switch (step) {
          case "raise" -> taken(state, Inactive.class, inactive -> inactive.raise(3_000, 3_000));
          case "clear" -> taken(state, Active.class, active -> active.clear(3_000));
          case "latch" -> taken(state, Active.class, active -> active.latch(3_000));
          case "acknowledge" -> taken(state, Unacknowledged.class, Unacknowledged::acknowledge);
          case "reset" -> taken(state, Latched.class, Latched::reset);
          default -> throw new IllegalArgumentException(step);
        };
    return next.map(AlarmState::letter).map(String::valueOf).orElse("-");
  }

  private static <S extends AlarmState> Optional<AlarmState> taken(
      AlarmState state, Class<S> offering, Function<S, AlarmState> step) {
    return Optional.of(state).filter(offering::isInstance).map(offering::cast).map(step);
  }

  @Test
  void knowsTheLatestOccurrenceWhateverAnOperatorDoes() {
    Occurrence raised = ACTIVE.raised();
    EndedOccurrence ended = new EndedOccurrence(raised, 2_000);

    assertThat(ACKNOWLEDGED.raised()).isEqualTo(raised);
    assertThat(List.of(NORMAL_AGAIN, RETURNED, LATCHED, LATCHED_ACKNOWLEDGED))
        .allSatisfy(state -> assertThat(state.past()).hasValue(ended));
    assertThat(RETURNED.acknowledge()).isEqualTo(NORMAL_AGAIN);
    assertThat(LATCHED.reset()).isEqualTo(RETURNED);
    assertThat(LATCHED.acknowledge()).isEqualTo(LATCHED_ACKNOWLEDGED);
    assertThat(LATCHED_ACKNOWLEDGED.reset()).isEqualTo(NORMAL_AGAIN);
    assertThat(NORMAL_AGAIN.raise(5, 5).raised()).isEqualTo(new Occurrence(1_001, 5, 5));
  }

  @Test
  void keepsTheOccurrenceFromRaiseToTheNextRaise() {
    assertThat(NORMAL.occurrence()).isEmpty();
    assertThat(ACTIVE.occurrence()).hasValue(new Occurrence(1_000, 900, 1_000));
    assertThat(RETURNED.occurrence()).isEqualTo(ACTIVE.occurrence());
    assertThat(RETURNED.raise(2_900, 3_000).occurrence())
        .hasValue(new Occurrence(3_000, 2_900, 3_000));
  }

  @Test
  void numbersOccurrencesApartEvenWithinAMillisecondAndAfterAClockWasSetBack() {
    ActiveUnacknowledged second = RETURNED.raise(1_000, 1_000);
    ActiveUnacknowledged third = second.clear(1_000).raise(1_000, 1_000);
    ActiveUnacknowledged earlier = third.clear(1_000).raise(5, 5);

    assertThat(second.raised()).isEqualTo(new Occurrence(1_001, 1_000, 1_000));
    assertThat(third.raised()).isEqualTo(new Occurrence(1_002, 1_000, 1_000));
    assertThat(earlier.raised()).isEqualTo(new Occurrence(1_003, 5, 5));
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
  void movesOnlyAnActiveStartAlongWhenTimeStartsAnew() {
    assertThat(NORMAL.restartedAt(5)).isEqualTo(NORMAL);
    assertThat(ACTIVE.restartedAt(5))
        .isEqualTo(new ActiveUnacknowledged(new Occurrence(1_000, 5, 1_000)));
    assertThat(ACKNOWLEDGED.restartedAt(5))
        .isEqualTo(new ActiveAcknowledged(new Occurrence(1_000, 5, 1_000)));
    assertThat(List.of(RETURNED, LATCHED, LATCHED_ACKNOWLEDGED, NORMAL_AGAIN))
        .allSatisfy(state -> assertThat(state.restartedAt(5)).isEqualTo(state));
  }
}
