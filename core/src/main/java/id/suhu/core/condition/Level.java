package id.suhu.core.condition;

import id.suhu.core.alarm.Severity;
import java.time.Duration;

/**
 * A temperature limit with a deadband. A temperature strictly beyond the limit exceeds it; one that
 * is inside it by the deadband or more is back in range.
 *
 * @param side the side of the limit on which a temperature exceeds it
 * @param limitCelsius °C; a reading of exactly this value does not exceed it
 * @param deadbandCelsius °C, 0 or more
 * @param onDelay how long, in event time, the temperature must exceed the limit before the alarm is
 *     raised or escalated
 * @param offDelay how long, in event time, the temperature must be back in range before the alarm
 *     is cleared or de-escalated
 * @param severity severity of an alarm at this level
 */
public record Level(
    Side side,
    double limitCelsius,
    double deadbandCelsius,
    Duration onDelay,
    Duration offDelay,
    Severity severity) {

  /** The default limit. */
  public static final Level ABOVE_80 =
      above(80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH);

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

  /** Returns an upper limit. */
  public static Level above(
      double limitCelsius,
      double deadbandCelsius,
      Duration onDelay,
      Duration offDelay,
      Severity severity) {
    return new Level(Side.HIGH, limitCelsius, deadbandCelsius, onDelay, offDelay, severity);
  }

  /** Returns a lower limit. */
  public static Level below(
      double limitCelsius,
      double deadbandCelsius,
      Duration onDelay,
      Duration offDelay,
      Severity severity) {
    return new Level(Side.LOW, limitCelsius, deadbandCelsius, onDelay, offDelay, severity);
  }

  /** Returns the level with a limit further out and a higher severity, otherwise the same. */
  public Level beyond(double furtherCelsius, Severity higher) {
    return new Level(side, furtherCelsius, deadbandCelsius, onDelay, offDelay, higher);
  }

  /** Returns whether a temperature exceeds the limit. */
  public boolean isExceededBy(double celsius) {
    return side.isBeyond(celsius, limitCelsius);
  }

  /** Returns whether a temperature is back in range. */
  public boolean isBack(double celsius) {
    return side.isBack(celsius, limitCelsius, deadbandCelsius);
  }
}
