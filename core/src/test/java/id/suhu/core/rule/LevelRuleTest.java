package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Rules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelRuleTest {

  @Test
  void needsNoConfiguration() {
    assertThat(LevelRule.DEFAULT_HIGH)
        .isEqualTo(
            new LevelRule(
                "high",
                Side.HIGH,
                80.0,
                OptionalDouble.empty(),
                1.0,
                Delays.NONE,
                Handling.of(Severity.HIGH)));
    assertThat(LevelRule.DEFAULT_HIGH.text())
        .isEqualTo(new AlarmText("Suhu terlalu tinggi", "Temperature too high"));
    assertThat(Rules.low(5).text())
        .isEqualTo(new AlarmText("Suhu terlalu rendah", "Temperature too low"));
  }

  /** The limits are 80 and 90 °C with a deadband of 1 °C; those of the low rule lie mirrored. */
  @ParameterizedTest
  @CsvSource({
    "1.7976931348623157e308, 2, 2",
    "90.00000000000001, 2, 2",
    "90.0, 1, 2",
    "89.00000000000001, 1, 2",
    "89.0, 1, 1",
    "80.00000000000001, 1, 1",
    "80.0, 0, 1",
    "79.5, 0, 1",
    "79.00000000000001, 0, 1",
    "79.0, 0, 0",
    "78.99999999999999, 0, 0",
    "-273.15, 0, 0",
  })
  void isExactAtTheLimitsAndAtTheDeadbandsOnEitherSide(double celsius, int beyond, int held) {
    LevelRule high = Rules.highHigh(80, 90);
    LevelRule low = Rules.lowLow(-80, -90);

    assertThat(high.beyond(celsius)).isEqualTo(beyond);
    assertThat(high.held(celsius)).isEqualTo(held);
    assertThat(low.beyond(-celsius)).isEqualTo(beyond);
    assertThat(low.held(-celsius)).isEqualTo(held);
    assertThat(Rules.high(80).beyond(celsius)).isEqualTo(Math.min(beyond, 1));
    assertThat(Rules.high(80).held(celsius)).isEqualTo(Math.min(held, 1));
  }

  @Test
  void clearsAtTheDecimalThatPeopleWouldWorkOut() {
    // In doubles, 45.3 - 0.1 is less than 45.2.
    assertThat(45.3 - 0.1).isLessThan(45.2);
    assertThat(Rules.withDeadband(Rules.high(45.3), 0.1).held(45.2)).isZero();
    for (int limit = -500; limit <= 2_000; limit += 7) {
      for (int deadband = 0; deadband <= 30; deadband++) {
        LevelRule high = Rules.withDeadband(Rules.high(limit / 10.0), deadband / 10.0);
        LevelRule low = Rules.withDeadband(Rules.low(-limit / 10.0), deadband / 10.0);
        double threshold =
            BigDecimal.valueOf(limit, 1).subtract(BigDecimal.valueOf(deadband, 1)).doubleValue();

        assertThat(high.held(threshold)).as("%s at %s", high, threshold).isZero();
        assertThat(high.held(Math.nextDown(threshold))).as("%s below", high).isZero();
        assertThat(high.held(Math.nextUp(threshold))).as("%s above", high).isOne();
        assertThat(low.held(-threshold)).as("%s at %s", low, -threshold).isZero();
        assertThat(low.held(-Math.nextDown(threshold))).as("%s above", low).isZero();
        assertThat(low.held(-Math.nextUp(threshold))).as("%s below", low).isOne();
      }
    }
  }

  @Test
  void isNeverBeyondAndBackAtOnceWithoutADeadband() {
    LevelRule high = Rules.withDeadband(Rules.high(80), 0);
    LevelRule low = Rules.withDeadband(Rules.low(80), 0);

    for (double celsius : new double[] {79, Math.nextDown(80.0), 80, Math.nextUp(80.0), 81}) {
      assertThat(high.beyond(celsius)).isEqualTo(high.held(celsius));
      assertThat(low.beyond(celsius)).isEqualTo(low.held(celsius));
    }
  }

  @Test
  void isCriticalAndNamesTheSecondLimitAtItsSecondLevel() {
    LevelRule rule = Rules.highHigh(80, 90);

    assertThat(rule.levels()).isEqualTo(2);
    assertThat(Rules.high(80).levels()).isOne();
    assertThat(rule.severity(1)).isEqualTo(Severity.HIGH);
    assertThat(rule.severity(2)).isEqualTo(Severity.CRITICAL);
    assertThat(rule.limit(1, 95)).isEqualTo(80);
    assertThat(rule.limit(2, 95)).isEqualTo(90);
  }

  @Test
  void refusesWhatCannotBeARule() {
    assertRefused(
        () -> Rules.high(Double.NaN), "rule 'high' has the limit in °C NaN; it must be finite");
    assertRefused(
        () -> Rules.high(Double.POSITIVE_INFINITY),
        "rule 'high' has the limit in °C Infinity; it must be finite");
    assertRefused(
        () -> Rules.highHigh(80, Double.NaN),
        "rule 'high' has the second limit in °C NaN; it must be finite");
    assertRefused(
        () -> Rules.highHigh(80, 80),
        "rule 'high' has the limits 80.0 °C and 80.0 °C; the second must be above the first");
    assertRefused(
        () -> Rules.lowLow(5, 6),
        "rule 'low' has the limits 5.0 °C and 6.0 °C; the second must be below the first");
    assertRefused(
        () -> Rules.withDeadband(Rules.high(80), -0.1),
        "rule 'high' has the deadband -0.1 °C; it must be finite and at least 0 °C");
    assertRefused(
        () -> Rules.withDeadband(Rules.high(80), Double.NaN),
        "rule 'high' has the deadband NaN °C; it must be finite and at least 0 °C");
    assertRefused(
        () -> new Delays(Duration.ofMillis(-1), Duration.ZERO),
        "the delays are PT-0.001S and PT0S; they must not be negative");
    assertRefused(
        () -> new Delays(Duration.ZERO, Duration.ofMillis(-1)),
        "the delays are PT0S and PT-0.001S; they must not be negative");
    assertRefused(() -> named("a/b"), "rule name 'a/b' must not be empty or contain '/'");
    assertRefused(() -> named(""), "rule name '' must not be empty or contain '/'");
  }

  private static LevelRule named(String name) {
    return new LevelRule(
        name, Side.HIGH, 80, OptionalDouble.empty(), 1, Delays.NONE, Handling.of(Severity.HIGH));
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
