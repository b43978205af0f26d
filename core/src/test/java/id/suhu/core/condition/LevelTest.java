package id.suhu.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Severity;
import id.suhu.core.rule.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

  @Test
  void hasADefault() {
    assertThat(Rule.HIGH.condition())
        .isEqualTo(
            new LevelCondition(
                Level.above(80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH)));
    assertThat(Rule.HIGH.condition().text())
        .isEqualTo(new AlarmText("Suhu terlalu tinggi", "Temperature too high"));
  }

  @ParameterizedTest
  @CsvSource({
    "80.00000000000001, true, false",
    "80.0, false, false",
    "79.5, false, false",
    "79.00000000000001, false, false",
    "79.0, false, true",
    "78.99999999999999, false, true",
    "-273.15, false, true",
    "1.7976931348623157e308, true, false"
  })
  void isExactAtTheLimitAndAtTheDeadband(double celsius, boolean above, boolean back) {
    assertThat(level(80, 1).isExceededBy(celsius)).isEqualTo(above);
    assertThat(level(80, 1).isBack(celsius)).isEqualTo(back);
  }

  @Test
  void clearsAtTheExactDecimalThreshold() {
    for (int limit = -500; limit <= 2_000; limit += 7) {
      for (int deadband = 0; deadband <= 30; deadband++) {
        Level level = level(limit / 10.0, deadband / 10.0);
        double threshold =
            BigDecimal.valueOf(limit, 1).subtract(BigDecimal.valueOf(deadband, 1)).doubleValue();

        assertThat(level.isBack(threshold)).as("%s at %s", level, threshold).isTrue();
        assertThat(level.isBack(Math.nextDown(threshold))).as("%s below", level).isTrue();
        assertThat(level.isBack(Math.nextUp(threshold))).as("%s above", level).isFalse();
      }
    }
  }

  @Test
  void isNeverAboveAndBackAtTheSameTimeWithoutADeadband() {
    Level level = level(80, 0);

    for (double celsius : new double[] {79, Math.nextDown(80.0), 80, Math.nextUp(80.0), 81}) {
      assertThat(level.isExceededBy(celsius)).isNotEqualTo(level.isBack(celsius));
    }
  }

  @Test
  void rejectsInvalidLevels() {
    assertRejected(() -> level(Double.NaN, 1), "limit is NaN °C; it must be finite");
    assertRejected(
        () -> level(Double.POSITIVE_INFINITY, 1), "limit is Infinity °C; it must be finite");
    assertRejected(
        () -> level(80, -0.1), "deadband is -0.1 °C; it must be finite and at least 0 °C");
    assertRejected(
        () -> level(80, Double.NaN), "deadband is NaN °C; it must be finite and at least 0 °C");
    assertRejected(
        () -> Level.above(80, 1, Duration.ofMillis(-1), Duration.ZERO, Severity.LOW),
        "delays are PT-0.001S and PT0S; they must not be negative");
    assertRejected(
        () -> Level.above(80, 1, Duration.ZERO, Duration.ofMillis(-1), Severity.LOW),
        "delays are PT0S and PT-0.001S; they must not be negative");
  }

  private static Level level(double limit, double deadband) {
    return Level.above(limit, deadband, Duration.ZERO, Duration.ZERO, Severity.HIGH);
  }

  private static void assertRejected(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
