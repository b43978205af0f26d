package id.suhu.core.rule;

import java.time.Duration;

/**
 * How long, in event time, a condition must last before an alarm believes it.
 *
 * @param on that it holds
 * @param off that it is gone
 */
public record Delays(Duration on, Duration off) {

  /** Believes the first reading. */
  public static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO);

  /**
   * @throws IllegalArgumentException if one is negative
   */
  public Delays {
    if (on.isNegative() || off.isNegative()) {
      throw new IllegalArgumentException(
          "the delays are %s and %s; they must not be negative".formatted(on, off));
    }
  }

  /** {@code on} in milliseconds. */
  public long onMs() {
    return on.toMillis();
  }

  /** {@code off} in milliseconds. */
  public long offMs() {
    return off.toMillis();
  }
}
