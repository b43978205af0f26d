package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Rules;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about a rate, a range and silence, and what every rule asks of an operator. */
class OtherRulesTest {

  private static final Handling LOW = Handling.of(Severity.LOW);

  /** 5 °C per minute with a deadband of 0.5, and mirrored. */
  @ParameterizedTest
  @CsvSource({
    "5.000000000000001, 1, 1",
    "5.0, 0, 1",
    "4.500000000000001, 0, 1",
    "4.5, 0, 0",
    "0, 0, 0",
    "-20, 0, 0"
  })
  void isExactAtTheLimitOfARateAndAtItsDeadband(double perMinute, int beyond, int held) {
    assertThat(Rules.rate(5).beyond(perMinute)).isEqualTo(beyond);
    assertThat(Rules.rate(5).held(perMinute)).isEqualTo(held);
    assertThat(Rules.rate(-5).beyond(-perMinute)).isEqualTo(beyond);
    assertThat(Rules.rate(-5).held(-perMinute)).isEqualTo(held);
  }

  @Test
  void watchesForARiseOrAFallByTheSignOfTheRate() {
    assertThat(Rules.rate(5).kind()).isEqualTo(RuleKind.RISE);
    assertThat(Rules.rate(-5).kind()).isEqualTo(RuleKind.FALL);
    assertThat(Rules.rate(5).text().english()).isEqualTo("Temperature rising too fast");
    assertThat(Rules.rate(-5).text().indonesian()).isEqualTo("Suhu turun terlalu cepat");
    assertThat(Rules.rate(-5).limit(1, 20)).isEqualTo(-5);
  }

  @ParameterizedTest
  @CsvSource({
    "-40.00000000000001, true, -40",
    "-40, false, 250",
    "20, false, 250",
    "250, false, 250",
    "250.00000000000003, true, 250"
  })
  void takesTheEndsOfARangeForPossible(double celsius, boolean outside, double limit) {
    assertThat(Rules.range(-40, 250).isOutside(celsius)).isEqualTo(outside);
    assertThat(Rules.range(-40, 250).limit(1, celsius)).isEqualTo(limit);
  }

  @Test
  void refusesWhatCannotBeARuleAboutARate() {
    assertRefused(
        () -> Rules.rate(Double.NaN), "rule 'rate' has the limit in °C/min NaN; it must be finite");
    assertRefused(
        () -> Rules.rate(0),
        "rule 'rate' has the limit 0 °C/min; it must be above 0 for a rise, below 0 for a fall");
    assertRefused(
        () -> new RateRule("r", 5, -1, Duration.ofMinutes(1), Delays.NONE, LOW),
        "rule 'r' has the deadband -1.0 °C/min; it must be finite and at least 0 °C/min");
    assertRefused(
        () -> new RateRule("r", 5, 1, Duration.ofMillis(999), Delays.NONE, LOW),
        "rule 'r' has the window PT0.999S; it must be from 1 s to 1 d");
    assertRefused(
        () -> new RateRule("r", 5, 1, Duration.ofSeconds(86_401), Delays.NONE, LOW),
        "rule 'r' has the window PT24H1S; it must be from 1 s to 1 d");
  }

  @Test
  void refusesWhatCannotBeARange() {
    assertRefused(
        () -> Rules.range(20, 20),
        "rule 'range' has the range 20.0 °C to 20.0 °C; it must not be empty");
    assertRefused(
        () -> Rules.range(Double.NaN, 20),
        "rule 'range' has the lowest temperature in °C NaN; it must be finite");
    assertRefused(
        () -> Rules.range(20, Double.POSITIVE_INFINITY),
        "rule 'range' has the highest temperature in °C Infinity; it must be finite");
  }

  @Test
  void refusesASilenceOrAReminderBelowASecond() {
    assertRefused(
        () -> new SilenceRule("silence", Duration.ofMillis(999), LOW),
        "rule 'silence' calls a sensor silent after PT0.999S; the shortest is 1 s");
    assertRefused(
        () -> new Handling(Severity.LOW, false, Optional.of(Duration.ofMillis(999))),
        "an alarm asks again after PT0.999S; the shortest is 1 s");
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
