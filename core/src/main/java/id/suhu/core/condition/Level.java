package id.suhu.core.condition;

import id.suhu.core.alarm.Severity;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A limit of the temperature: beyond it is strictly above it, back is at or below it less a
 * deadband.
 *
 * @param limitCelsius °C; a reading of exactly this is not above it
 * @param deadbandCelsius °C, 0 or more
 * @param onDelay how long, in event time, the temperature must have been above before it counts
 * @param offDelay how long, in event time, it must have been back before that counts
 * @param severity how much an alarm at this level asks for
 */
public record Level(
    double limitCelsius,
    double deadbandCelsius,
    Duration onDelay,
    Duration offDelay,
    Severity severity) {

  /** What counts as hot where nothing is configured. */
  public static final Level ABOVE_80 =
      new Level(80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH);

  /**
   * @throws IllegalArgumentException if a number is not finite or a band or delay is negative
   */
  public Level {
    if (!Double.isFinite(limitCelsius)) {
      throw new IllegalArgumentException(
          "limit is %s °C; it must be finite".formatted(limitCelsius));
    }
    if (!Double.isFinite(deadbandCelsius) || deadbandCelsius < 0) {
      throw new IllegalArgumentException(
          "deadband is %s °C; it must be finite and at least 0 °C".formatted(deadbandCelsius));
    }
    if (onDelay.isNegative() || offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "delays are %s and %s; they must not be negative".formatted(onDelay, offDelay));
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
}
