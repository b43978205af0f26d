package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.condition.Level;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  final List<String> journal = new ArrayList<>();
  final Set<String> occurrences = new HashSet<>();
  boolean highActive;
  boolean silenceActive;
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
      boolean ofHigh = event.rule().equals("high");
      boolean was = ofHigh ? highActive : silenceActive;
      if (event.type() == EventType.RAISED) {
        assertThat(was).as("%s", event).isFalse();
        assertThat(occurrences.add(event.occurrenceId().orElseThrow())).isTrue();
      } else if (event.type() == EventType.CLEARED) {
        assertThat(was).as("%s", event).isTrue();
      } else {
        assertThat(event.state().active()).as("%s", event).isEqualTo(was);
      }
      if (ofHigh) {
        highActive = event.state().active();
      }
      boolean byWallClock =
          !ofHigh || event.type() == EventType.STALE || event.type() == EventType.FRESH;
      journal.add(
          byWallClock
              ? event.type().code() + " " + event.rule()
              : "%s %d @%d"
                  .formatted(event.type().code(), event.eventTimeMs(), event.position().offset()));
    }
    state = decision.next();
    // An active alarm never ends without an event.
    assertThat(state.alarms().get(0).state().active()).isEqualTo(highActive);
  }

  /** Checks that the events of a silence are the first since an index, and removes them. */
  void expectSilenceEvents(int before, boolean hot, String ofSilence, String ofHigh) {
    List<String> expected = hot ? List.of(ofSilence, ofHigh) : List.of(ofSilence);
    List<String> written = journal.subList(before, before + expected.size());
    assertThat(written).isEqualTo(expected);
    written.clear();
    assertThat(journal.subList(before, journal.size()))
        .as("after %s", expected)
        .doesNotContain(ofSilence, ofHigh);
  }

  /**
   * Compares with the slow model's result.
   *
   * @return the kinds of readings that occurred
   */
  Set<String> compareUnder(Level level) {
    SlowModel model = new SlowModel(level);
    List<String> expected = model.journal(arrived);

    assertThat(journal).as("journal of %s under %s", id, level).isEqualTo(expected);
    assertThat(highActive).isEqualTo(model.isActive());
    assertThat(state.lateReadings()).isEqualTo(model.lateCount());
    assertThat(state.latest().orElseThrow().clockSuspect()).isEqualTo(model.clockSuspect());
    return model.coverage();
  }
}
