package id.suhu.core.rule;

import java.time.Duration;

/**
 * Raises when a temperature changes faster than a limit, clears when it is slower by a deadband.
 *
 * @param name the rule's name
 * @param limitPerMinute °C per minute; above 0 for a rise, below 0 for a fall. A rate of exactly
 *     this is not too fast.
 * @param deadbandPerMinute °C per minute, 0 or more
 * @param window the stretch of event time over which the rate is taken
 * @param delays how long the rate must have been beyond or back
 * @param handling what the alarm asks for
 */
public record RateRule(
    String name,
    double limitPerMinute,
    double deadbandPerMinute,
    Duration window,
    Delays delays,
    Handling handling)
    implements MeasuredRule {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException if a number is not finite, the limit 0, the deadband negative,
   *     or the window not between a second and a day
   */
  public RateRule {
    Rule.checkName(name);
    Rule.checkFinite(name, "limit in °C/min", limitPerMinute);
    if (limitPerMinute == 0) {
      throw new IllegalArgumentException(
          "rule '%s' has the limit 0 °C/min; it must be above 0 for a rise, below 0 for a fall"
              .formatted(name));
    }
    Rule.checkDeadband(name, deadbandPerMinute, "°C/min");
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "rule '%s' has the window %s; it must be from 1 s to 1 d".formatted(name, window));
    }
  }

  /** 1 where a rate, in °C per minute, is strictly beyond the limit, else 0. */
  public int beyond(double perMinute) {
    return side().isBeyond(perMinute, limitPerMinute) ? 1 : 0;
  }

  /** 1 where a rate, in °C per minute, is not yet back, else 0. */
  public int held(double perMinute) {
    return side().isBack(perMinute, limitPerMinute, deadbandPerMinute) ? 0 : 1;
  }

  private Side side() {
    return limitPerMinute > 0 ? Side.HIGH : Side.LOW;
  }

  @Override
  public double limit(int level, double celsius) {
    return limitPerMinute;
  }

  @Override
  public RuleKind kind() {
    return limitPerMinute > 0 ? RuleKind.RISE : RuleKind.FALL;
  }

  @Override
  public String fingerprint() {
    return "%s %s %s %s %s".formatted(limitPerMinute, deadbandPerMinute, window, delays, handling);
  }
}
