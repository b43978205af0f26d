package id.suhu.core.condition;

import id.suhu.core.alarm.Severity;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A temperature limit with a deadband. A temperature strictly above the limit exceeds it; one at or
 * below the limit minus the deadband is back in range.
 *
 * @param limitCelsius °C; a reading of exactly this value does not exceed it
 * @param deadbandCelsius °C, 0 or more
 * @param onDelay how long, in event time, the temperature must be above the limit before the alarm
 *     is raised
 * @param offDelay how long, in event time, the temperature must be back in range before the alarm
 *     is cleared
 * @param severity severity of an alarm at this level
 */
public record Level(
    double limitCelsius,
    double deadbandCelsius,
    Duration onDelay,
    Duration offDelay,
    Severity severity) {

  /** The default limit. */
  public static final Level ABOVE_80 =
      new Level(80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH);

  /**
   * @throws IllegalArgumentException if a number is not finite, or the deadband or a delay is
   *     negative
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

  /** Returns whether a temperature exceeds the limit. */
  public boolean isAbove(double celsius) {
    return celsius > limitCelsius;
  }

  /** Returns whether a temperature is at or below the limit minus the deadband. */
  public boolean isBack(double celsius) {
    double threshold = limitCelsius - deadbandCelsius;
    if (Math.abs(celsius - threshold) > 2 * (Math.ulp(limitCelsius) + Math.ulp(deadbandCelsius))) {
      return celsius < threshold;
    }
    // In doubles, 45.3 - 0.1 is slightly below 45.2: this close, compare the decimals as written.
    return BigDecimal.valueOf(celsius)
            .compareTo(
                BigDecimal.valueOf(limitCelsius).subtract(BigDecimal.valueOf(deadbandCelsius)))
        <= 0;
  }
}
