package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate rule: 5 °C/min over a minute, deadband 1 °C/min. */
class RateTest {

  private static final long START = 1_700_000_000_000L;

  @Test
  void raisesOnARiseAndClearsWhenItSlowsDown() {
    Watched sensor = watched(5, Duration.ZERO);

    ramp(sensor, 0, 120, 20, 4.9);
    assertThat(sensor.journal()).isEmpty();
    ramp(sensor, 120, 240, 29.8, 6);
    assertThat(sensor.journal()).hasSize(1);
    ramp(sensor, 240, 360, 41.8, 3.9);

    assertThat(sensor.journal()).hasSize(2);
    assertThat(sensor.events.get(0).type().code()).isEqualTo("raised");
    assertThat(sensor.events.get(1).type().code()).isEqualTo("cleared");
    assertThat(sensor.events.get(0).limit()).hasValue(new Limit(5, Limit.Unit.CELSIUS_PER_MINUTE));
    assertThat(sensor.events.get(0).text().english()).isEqualTo("Temperature rising too fast");
  }

  @Test
  void raisesOnAFallOnlyUnderANegativeLimit() {
    Watched falling = watched(-5, Duration.ZERO);
    Watched rising = watched(5, Duration.ZERO);

    ramp(falling, 0, 120, 80, -6);
    ramp(rising, 0, 120, 80, -6);

    assertThat(falling.journal()).hasSize(1);
    assertThat(falling.events.get(0).text().indonesian()).isEqualTo("Suhu turun terlalu cepat");
    assertThat(rising.journal()).isEmpty();
  }

  /** The window adapts to a sensor that sends less often than it is long. */
  @Test
  void raisesAndClearsForASensorThatSendsRarely() {
    Watched sensor = watched(5, Duration.ZERO);
    for (int minute = 0; minute < 30; minute += 2) {
      sensor.reads(START + minute * 60_000L, 20 + 6 * Math.min(minute, 15));
    }

    assertThat(sensor.events)
        .extracting(event -> event.type().code())
        .containsExactly("raised", "cleared");
  }

  @Test
  void raisesOnlyAfterTheOnDelay() {
    Watched undelayed = watched(5, Duration.ZERO);
    Watched delayed = watched(5, Duration.ofSeconds(30));

    ramp(undelayed, 0, 120, 20, 6);
    ramp(delayed, 0, 120, 20, 6);

    assertThat(delayed.events.get(0).eventTimeMs())
        .isEqualTo(undelayed.events.get(0).eventTimeMs() + 30_000);
  }

  /** A wild value, as of a loose wire, is not a change of the machine's temperature. */
  @ParameterizedTest
  @CsvSource({"1254", "-200", "150"})
  void ignoresSpikes(double spike) {
    Watched sensor = watched(5, Duration.ZERO);

    ramp(sensor, 0, 100, 20, 0);
    sensor.reads(START + 100_000, spike);
    ramp(sensor, 101, 200, 20, 0);

    assertThat(sensor.journal()).isEmpty();
  }

  @Test
  void computesNoRateWithASlowClock() {
    Watched sensor = watched(5, Duration.ZERO);
    // A clock at a twentieth of its rate makes any change appear twenty times as fast.
    for (int second = 0; second < 600; second++) {
      sensor.reads(START + second * 50L, START + second * 1_000L, 20 + second / 60.0);
    }

    assertThat(sensor.journal()).isEmpty();
  }

  @Test
  void ignoresLateReadings() {
    Watched sensor = watched(5, Duration.ZERO);
    ramp(sensor, 0, 100, 20, 0);

    sensor.reads(START + 50_000, START + 100_000, 90);

    assertThat(sensor.journal()).isEmpty();
  }

  @Test
  void rejectsInvalidRates() {
    Duration minute = Duration.ofMinutes(1);
    assertThatThrownBy(() -> rate(-1, minute, Duration.ZERO))
        .hasMessage(
            "deadband is 1.0 °C/min; it must be at least 0 and below the limit, 1.0 °C/min");
    assertThatThrownBy(() -> rate(0, minute, Duration.ZERO))
        .hasMessage("limit is 0.0 °C/min; it must be above 0 for a rise or below 0 for a fall");
    assertThatThrownBy(() -> rate(2, Duration.ofMillis(999), Duration.ZERO))
        .hasMessage("window is PT0.999S; it must be 1 s to 1 d");
    assertThatThrownBy(() -> rate(2, minute, Duration.ofSeconds(-1)))
        .hasMessageContaining("must not be negative");
  }

  private static Watched watched(double perMinute, Duration onDelay) {
    Rate rate = rate(perMinute, Duration.ofMinutes(1), onDelay);
    return new Watched(RuleBook.forAll(List.of(new Rule("rate", new RateCondition(rate)))));
  }

  private static Rate rate(double perMinute, Duration window, Duration onDelay) {
    return new Rate(perMinute, 1, window, onDelay, Duration.ZERO, Severity.MEDIUM);
  }

  /** Reads once a second along a line. */
  private static void ramp(Watched sensor, int from, int to, double celsius, double perMinute) {
    for (int second = from; second < to; second++) {
      sensor.reads(START + second * 1_000L, celsius + perMinute * (second - from) / 60);
    }
  }
}
