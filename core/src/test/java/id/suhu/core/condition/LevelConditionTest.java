package id.suhu.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.ReturnedUnacknowledged;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each alarm state with each kind of reading, under the default rule. */
class LevelConditionTest {

  private static final LevelCondition ABOVE_80 = (LevelCondition) Rule.HIGH.condition();
  private static final Normal NORMAL = Normal.NEVER_RAISED;
  private static final ActiveUnacknowledged ACTIVE =
      NORMAL.raise(new Signal.Holds(Severity.HIGH, 1_000, 1_000));
  private static final ReturnedUnacknowledged RETURNED = ACTIVE.clear(5_000);

  @ParameterizedTest(name = "{0} and {1} °C on time: {2}")
  @CsvSource({
    "A, 80.1, holds",
    "A, 80.0, -",
    "A, 79.5, -",
    "A, 79.0, -",
    "B, 80.1, -",
    "B, 80.0, -",
    "B, 79.5, -",
    "B, 79.0, gone",
    "D, 80.1, holds",
    "D, 80.0, -",
    "D, 79.5, -",
    "D, 79.0, -",
  })
  void signalsByReadingsOnTime(char from, double celsius, String signal) {
    Verdict verdict = ABOVE_80.evaluate(state(from), reading(9_000, celsius), false);

    assertThat(verdict.signal())
        .isEqualTo(
            switch (signal) {
              case "holds" -> new Signal.Holds(Severity.HIGH, 9_000, 9_000);
              case "gone" -> new Signal.Gone(9_000);
              default -> Signal.NOTHING;
            });
    assertThat(verdict.next()).isEmpty();
    assertThat(verdict.isNothing()).isEqualTo(signal.equals("-"));
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
  void signalsAnExcursionByLateReadings(
      char from, long eventTimeMs, double celsius, String signal) {
    Verdict verdict = ABOVE_80.late(state(from), reading(eventTimeMs, celsius));

    assertThat(verdict.signal())
        .isEqualTo(signal.equals("-") ? Signal.NOTHING : Signal.LATE_EXCURSION);
  }

  @Test
  void remembersNothingAtFirst() {
    LevelCondition used =
        new LevelCondition(
            ABOVE_80.level(),
            Optional.empty(),
            new RunningDelay(3_000, 3_500),
            RunningDelay.NONE,
            4_000,
            true);

    assertThat(used.fresh()).isEqualTo(ABOVE_80);
    assertThat(ABOVE_80.fresh()).isEqualTo(ABOVE_80);
  }

  private static AlarmState state(char letter) {
    return switch (letter) {
      case 'A' -> NORMAL;
      case 'B' -> ACTIVE;
      case 'D' -> RETURNED;
      default -> throw new IllegalArgumentException("no state " + letter);
    };
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
