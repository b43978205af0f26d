package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sensor of a simulated plant, with the engine's state of it and the slow model's input.
 *
 * <p>Invariants of every decision: an alarm is raised only if it is inactive, with a new occurrence
 * number, and cleared only if it is active; an active alarm stays active unless there is an event.
 * At the end, the journal, the alarm, the late readings and the clock flag must equal those of a
 * slow model, which evaluates all readings again.
 */
final class SimulatedSensor {

  private static final String SILENCE = "silence";

  final SensorId id;
  final boolean stamps;
  long clockOffsetMs;

  /**
   * Since when its clock has been slow, and its rate as one part in this number; 0 for a good
   * clock.
   */
  long slowSinceMs;

  int slowness;
  long mutedUntilMs;
  double celsius = 75;

  SensorState state;
  boolean known;
  long receivedMs;

  final List<Reading> arrived = new ArrayList<>();

  /** The events by readings, by rule. */
  final Map<String, List<String>> journals = new HashMap<>();

  /** The events by the wall clock since they were last expected. */
  final List<String> byWallClock = new ArrayList<>();

  final Set<String> occurrences = new HashSet<>();
  private final Map<String, Boolean> active = new HashMap<>();
  boolean rejectedLast;

  SimulatedSensor(int number, boolean stamps, RuleBook book) {
    this.id = new SensorId("S" + number);
    this.stamps = stamps;
    this.state =
        SensorLogic.decide(SensorState.unknown(id), new Input.Rules(book.forSensor(id), 0)).next();
  }

  /** Returns its clock's time, without the offset by which it was set forward or back. */
  long clockMs(long nowMs) {
    if (slowSinceMs == 0) {
      return nowMs;
    }
    return slowSinceMs + (slowness == 0 ? 0 : (nowMs - slowSinceMs) / slowness);
  }

  /** Processes an input and checks the invariants. */
  void take(Input input) {
    Decision decision = SensorLogic.decide(state, input);
    boolean qualityChanged = decision.next().quality() != state.quality();
    assertThat(decision.statusDue()).isEqualTo(!decision.events().isEmpty() || qualityChanged);
    for (AlarmEvent event : decision.events()) {
      assertThat(event.sensor()).isEqualTo(id);
      check(event);
      active.put(event.rule(), event.state().active());
      boolean ofWallClock =
          event.rule().equals(SILENCE)
              || event.type() == EventType.STALE
              || event.type() == EventType.FRESH;
      if (ofWallClock) {
        byWallClock.add(event.type().code() + " " + event.rule());
      } else {
        journal(event.rule())
            .add(
                "%s %s %d @%d"
                    .formatted(
                        event.type().code(),
                        event.severity().code(),
                        event.eventTimeMs(),
                        event.position().offset()));
      }
    }
    state = decision.next();
    // An active alarm never ends without an event.
    for (Alarm alarm : state.alarms()) {
      assertThat(alarm.state().active()).isEqualTo(isActive(alarm.rule().name()));
    }
  }

  private void check(AlarmEvent event) {
    boolean was = isActive(event.rule());
    switch (event.type()) {
      case RAISED -> {
        assertThat(was).as("%s", event).isFalse();
        assertThat(occurrences.add(event.occurrenceId().orElseThrow())).isTrue();
      }
      case CLEARED -> assertThat(was).as("%s", event).isTrue();
      case ESCALATED, DEESCALATED -> {
        assertThat(was).as("%s", event).isTrue();
        assertThat(event.state().active()).as("%s", event).isTrue();
        assertThat(occurrences).contains(event.occurrenceId().orElseThrow());
      }
      default -> assertThat(event.state().active()).as("%s", event).isEqualTo(was);
    }
  }

  private List<String> journal(String rule) {
    return journals.computeIfAbsent(rule, any -> new ArrayList<>());
  }

  boolean isActive(String rule) {
    return active.getOrDefault(rule, false);
  }

  boolean isSilent() {
    return isActive(SILENCE);
  }

  /** Returns the names of the active alarms, except silence, in the order of the rules. */
  List<String> activeAlarms() {
    return state.alarms().stream()
        .map(alarm -> alarm.rule().name())
        .filter(rule -> !rule.equals(SILENCE) && isActive(rule))
        .toList();
  }

  /**
   * Checks that the events by the wall clock are those of a silence: first of its own alarm, then
   * one for each other active alarm.
   */
  void expectSilenceEvents(String ofSilence, String ofOthers, List<String> others) {
    List<String> expected = new ArrayList<>(List.of(ofSilence + " " + SILENCE));
    others.forEach(rule -> expected.add(ofOthers + " " + rule));
    assertThat(byWallClock).isEqualTo(expected);
    byWallClock.clear();
  }

  /**
   * Compares with the slow model's result for each rule with limits.
   *
   * @return the kinds of readings that occurred
   */
  Set<String> compare() {
    assertThat(byWallClock).isEmpty();
    Set<String> coverage = new HashSet<>();
    boolean first = true;
    for (Alarm alarm : state.alarms()) {
      if (alarm.rule().condition() instanceof LevelCondition rule) {
        SlowModel model = new SlowModel(rule, first);
        List<String> expected = model.journal(arrived);
        String name = alarm.rule().name();

        assertThat(journal(name)).as("journal of %s under %s", id, rule).isEqualTo(expected);
        assertThat(isActive(name)).isEqualTo(model.isActive());
        assertThat(state.lateReadings()).isEqualTo(model.lateCount());
        assertThat(state.latest().orElseThrow().clockSuspect()).isEqualTo(model.clockSuspect());
        coverage.addAll(model.coverage());
        first = false;
      }
    }
    return coverage;
  }
}
