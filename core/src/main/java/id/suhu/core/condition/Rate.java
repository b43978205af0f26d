package id.suhu.core.condition;

import id.suhu.core.alarm.Severity;
import java.time.Duration;

/**
 * A limit for the rate of change of a temperature.
 *
 * @param limitPerMinute °C per minute; above 0 for a rise, below 0 for a fall. A rate of exactly
 *     this value does not exceed it
 * @param deadbandPerMinute °C per minute, from 0 to less than the limit
 * @param window the period of event time over which the rate is computed, 1 s to 1 d; if readings
 *     come less often than six times in it, that of the latest six
 * @param onDelay how long the rate must exceed the limit before the alarm is raised
 * @param offDelay how long the rate must be back before the alarm is cleared
 * @param severity severity of the alarm
 */
public record Rate(
    double limitPerMinute,
    double deadbandPerMinute,
    Duration window,
    Duration onDelay,
    Duration offDelay,
    Severity severity) {

  /** The shortest window. */
  public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

  /** The longest window. */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException if a number is not finite, the limit is 0, the deadband is not
   *     below it, a delay is negative, or the window has an invalid length
   */
  public Rate {
    if (!Double.isFinite(limitPerMinute) || limitPerMinute == 0) {
      throw new IllegalArgumentException(
          "limit is %s °C/min; it must be above 0 for a rise or below 0 for a fall"
              .formatted(limitPerMinute));
    }
    // Beyond this, a constant temperature would not clear the alarm.
    if (!(deadbandPerMinute >= 0 && deadbandPerMinute < Math.abs(limitPerMinute))) {
      throw new IllegalArgumentException(
          "deadband is %s °C/min; it must be at least 0 and below the limit, %s °C/min"
              .formatted(deadbandPerMinute, Math.abs(limitPerMinute)));
    }
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException("window is %s; it must be 1 s to 1 d".formatted(window));
    }
    if (onDelay.isNegative() || offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "delays are %s and %s; they must not be negative".formatted(onDelay, offDelay));
    }
  }

  Side side() {
    return limitPerMinute > 0 ? Side.HIGH : Side.LOW;
  }

  boolean isExceededBy(double perMinute) {
    return side().isBeyond(perMinute, limitPerMinute);
  }

  boolean isBack(double perMinute) {
    return side().isBack(perMinute, limitPerMinute, deadbandPerMinute);
  }
}
