package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighRuleTest {

  @Test
  void needsNoConfiguration() {
    assertThat(HighRule.DEFAULT)
        .isEqualTo(new HighRule("high", 80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH));
    assertThat(HighRule.DEFAULT.text())
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
    assertThat(HighRule.DEFAULT.isAbove(celsius)).isEqualTo(above);
    assertThat(HighRule.DEFAULT.isBack(celsius)).isEqualTo(back);
  }

  @Test
  void clearsAtTheDecimalThatPeopleWouldWorkOut() {
    for (int limit = -500; limit <= 2_000; limit += 7) {
      for (int deadband = 0; deadband <= 30; deadband++) {
        HighRule rule = rule(limit / 10.0, deadband / 10.0);
        double threshold =
            BigDecimal.valueOf(limit, 1).subtract(BigDecimal.valueOf(deadband, 1)).doubleValue();

        assertThat(rule.isBack(threshold)).as("%s at %s", rule, threshold).isTrue();
        assertThat(rule.isBack(Math.nextDown(threshold))).as("%s below", rule).isTrue();
        assertThat(rule.isBack(Math.nextUp(threshold))).as("%s above", rule).isFalse();
      }
    }
  }

  @Test
  void isNeverAboveAndBackAtOnceWithoutADeadband() {
    HighRule rule = rule(80, 0);

    for (double celsius : new double[] {79, Math.nextDown(80.0), 80, Math.nextUp(80.0), 81}) {
      assertThat(rule.isAbove(celsius)).isNotEqualTo(rule.isBack(celsius));
    }
  }

  @Test
  void refusesWhatCannotBeARule() {
    assertRefused(() -> rule(Double.NaN, 1), "rule 'r' has the limit NaN °C; it must be finite");
    assertRefused(
        () -> rule(Double.POSITIVE_INFINITY, 1),
        "rule 'r' has the limit Infinity °C; it must be finite");
    assertRefused(
        () -> rule(80, -0.1),
        "rule 'r' has the deadband -0.1 °C; it must be finite and at least 0 °C");
    assertRefused(
        () -> rule(80, Double.NaN),
        "rule 'r' has the deadband NaN °C; it must be finite and at least 0 °C");
    assertRefused(
        () -> new HighRule("r", 80, 1, Duration.ofMillis(-1), Duration.ZERO, Severity.LOW),
        "rule 'r' has the delays PT-0.001S and PT0S; they must not be negative");
    assertRefused(
        () -> new HighRule("r", 80, 1, Duration.ZERO, Duration.ofMillis(-1), Severity.LOW),
        "rule 'r' has the delays PT0S and PT-0.001S; they must not be negative");
    assertRefused(
        () -> new HighRule("a/b", 80, 1, Duration.ZERO, Duration.ZERO, Severity.LOW),
        "rule name 'a/b' must not be empty or contain '/'");
    assertRefused(
        () -> new HighRule("", 80, 1, Duration.ZERO, Duration.ZERO, Severity.LOW),
        "rule name '' must not be empty or contain '/'");
  }

  private static HighRule rule(double limit, double deadband) {
    return new HighRule("r", limit, deadband, Duration.ZERO, Duration.ZERO, Severity.HIGH);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
