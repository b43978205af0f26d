package id.suhu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmState.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmState.Normal;
import id.suhu.core.alarm.AlarmState.ReturnedUnacknowledged;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.HighRule;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of a high alarm against every kind of reading, with the rule that is the default. */
class HighAlarmTest {

  private static final Normal NORMAL = Normal.NEVER_RAISED;
  private static final ActiveUnacknowledged ACTIVE = NORMAL.raise(1_000, 1_000);
  private static final ReturnedUnacknowledged RETURNED = ACTIVE.clear(5_000);

  @ParameterizedTest(name = "{0} and {1} °C on time: {2}, {3}")
  @CsvSource({
    "A, 80.1, B, raised",
    "A, 80.0, A, -",
    "A, 79.5, A, -",
    "A, 79.0, A, -",
    "B, 80.1, B, -",
    "B, 80.0, B, -",
    "B, 79.5, B, -",
    "B, 79.0, D, cleared",
    "D, 80.1, B, raised",
    "D, 80.0, D, -",
    "D, 79.5, D, -",
    "D, 79.0, D, -",
  })
  void movesByReadingsOnTime(char from, double celsius, char to, String event) {
    HighAlarm alarm = new HighAlarm(state(from), RunningDelay.NONE, HighAlarm.NEVER);

    HighAlarm.Step step = alarm.judge(HighRule.DEFAULT, reading(9_000, celsius), false);

    assertThat(step.next().state().letter()).isEqualTo(to);
    assertThat(name(step.event())).isEqualTo(event);
    if (event.equals("-")) {
      assertThat(step.next()).isSameAs(alarm);
    }
  }

  /** The latest occurrence covers 1,000 ms and later (B), or 1,000 to 5,000 ms (D). */
  @ParameterizedTest(name = "{0} and {2} °C late, of {1} ms: {3}")
  @CsvSource({
    "A, 3000, 80.1, late_excursion",
    "A, 3000, 80.0, -",
    "A, 3000, 79.0, -",
    "B,  999, 80.1, late_excursion",
    "B, 1000, 80.1, -",
    "B, 3000, 80.1, -",
    "B, 3000, 79.5, -",
    "B, 3000, 79.0, -",
    "D,  999, 80.1, late_excursion",
    "D, 1000, 80.1, -",
    "D, 5000, 80.1, -",
    "D, 5001, 80.1, late_excursion",
    "D, 5001, 80.0, -",
    "D, 5001, 79.0, -",
  })
  void neverMovesByLateReadings(char from, long eventTimeMs, double celsius, String event) {
    HighAlarm alarm = new HighAlarm(state(from), RunningDelay.NONE, HighAlarm.NEVER);

    HighAlarm.Step step = alarm.late(HighRule.DEFAULT, reading(eventTimeMs, celsius));

    assertThat(step.next().state()).isSameAs(alarm.state());
    assertThat(name(step.event())).isEqualTo(event);
  }

  @Test
  void startsItsTimersAnewAndKeepsItsStateWhenTimeStartsAnew() {
    HighAlarm alarm = new HighAlarm(ACTIVE, new RunningDelay(3_000, 3_500), 4_000);

    assertThat(alarm.restartedAt(20))
        .isEqualTo(new HighAlarm(ACTIVE.restartedAt(20), RunningDelay.NONE, HighAlarm.NEVER));
  }

  @Test
  void hasNamesOnTheWireForWhatHappens() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::code))
        .containsExactly("raised", "cleared", "stale", "fresh", "late_excursion", "clock_set_back");
  }

  private static AlarmState state(char letter) {
    return switch (letter) {
      case 'A' -> NORMAL;
      case 'B' -> ACTIVE;
      case 'D' -> RETURNED;
      default -> throw new IllegalArgumentException("no state " + letter);
    };
  }

  private static String name(Optional<EventType> event) {
    return event.map(EventType::code).orElse("-");
  }

  private static Reading reading(long eventTimeMs, double celsius) {
    return new Reading(
        new SensorId("S1"),
        Optional.empty(),
        eventTimeMs,
        100_000,
        celsius,
        false,
        new Position(0, 7));
  }
}
