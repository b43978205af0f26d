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
 * A sensor of a simulated plant, what the engine knows of it, and what the slow model will be told.
 *
 * <p>Of every decision must be true: an alarm is raised only when it is not active, under a number
 * that it never had, and cleared only when it is; an active alarm stays active unless an event says
 * otherwise. At the end the journal, the alarm, the late readings and the flag of the clock are
 * those of a slow model that looks at all readings anew.
 */
final class SimulatedSensor {

  final SensorId id;
  final boolean stamps;
  long clockOffsetMs;

  /** From when on its clock goes slowly, and at one part in how many; 0 for a good clock. */
  long slowSinceMs;

  int slowness;
  long mutedUntilMs;
  double celsius = 75;

  SensorState state;
  boolean known;
  long heardMs;

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

  /** What its clock shows, but for what it was set forward or back. */
  long clockMs(long nowMs) {
    if (slowSinceMs == 0) {
      return nowMs;
    }
    return slowSinceMs + (slowness == 0 ? 0 : (nowMs - slowSinceMs) / slowness);
  }

  /** Takes a decision over, and holds what must be true of every one. */
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
    // An active alarm never goes without an event.
    assertThat(state.alarms().get(0).state().active()).isEqualTo(highActive);
  }

  /** The events of a silence stand first among those since an index; takes them out. */
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
   * Compares with what a slow model makes of the readings.
   *
   * @return what they met
   */
  Set<String> compareUnder(Level level) {
    SlowModel model = new SlowModel(level);
    List<String> expected = model.journal(arrived);

    assertThat(journal).as("journal of %s under %s", id, level).isEqualTo(expected);
    assertThat(highActive).isEqualTo(model.isActive());
    assertThat(state.lateReadings()).isEqualTo(model.lateCount());
    assertThat(state.latest().orElseThrow().clockSuspect()).isEqualTo(model.clockSuspect());
    return model.befallen();
  }
}
