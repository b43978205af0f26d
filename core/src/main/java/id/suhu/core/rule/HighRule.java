package id.suhu.core.rule;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Raises when a temperature is strictly above a limit, clears when it is at or below the limit less
 * a deadband.
 *
 * @param name the rule's name
 * @param limitCelsius °C; a reading of exactly this is not above it
 * @param deadbandCelsius °C, 0 or more
 * @param onDelay how long, in event time, the temperature must have been above before it raises
 * @param offDelay how long, in event time, it must have been back before it clears
 * @param severity how much the alarm asks for
 */
public record HighRule(
    String name,
    double limitCelsius,
    double deadbandCelsius,
    Duration onDelay,
    Duration offDelay,
    Severity severity)
    implements Rule {

  private static final AlarmText TEXT =
      new AlarmText("Suhu terlalu tinggi", "Temperature too high");

  /** The rule that every sensor has where nothing is configured. */
  public static final HighRule DEFAULT =
      new HighRule("high", 80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH);

  /**
   * @throws IllegalArgumentException if a number is not finite or a band or delay is negative
   */
  public HighRule {
    Rule.checkName(name);
    if (!Double.isFinite(limitCelsius)) {
      throw new IllegalArgumentException(
          "rule '%s' has the limit %s °C; it must be finite".formatted(name, limitCelsius));
    }
    if (!Double.isFinite(deadbandCelsius) || deadbandCelsius < 0) {
      throw new IllegalArgumentException(
          "rule '%s' has the deadband %s °C; it must be finite and at least 0 °C"
              .formatted(name, deadbandCelsius));
    }
    if (onDelay.isNegative() || offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "rule '%s' has the delays %s and %s; they must not be negative"
              .formatted(name, onDelay, offDelay));
    }
  }

  /** Whether a temperature is beyond the limit. */
  public boolean isAbove(double celsius) {
    return celsius > limitCelsius;
  }

  /** Whether a temperature is back within the limit, deadband and all. */
  public boolean isBack(double celsius) {
    double threshold = limitCelsius - deadbandCelsius;
    if (Math.abs(celsius - threshold) > 2 * (Math.ulp(limitCelsius) + Math.ulp(deadbandCelsius))) {
      return celsius < threshold;
    }
    // 45.3 - 0.1 is a hair below 45.2 in doubles: this near, the decimals that people wrote decide.
    return BigDecimal.valueOf(celsius)
            .compareTo(
                BigDecimal.valueOf(limitCelsius).subtract(BigDecimal.valueOf(deadbandCelsius)))
        <= 0;
  }

  @Override
  public AlarmText text() {
    return TEXT;
  }
}
