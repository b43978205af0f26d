package id.suhu.core.condition;

import java.math.BigDecimal;

/** The side of a limit on which a value is abnormal. */
public enum Side {
  /** Values above the limit. */
  HIGH,
  /** Values below the limit. */
  LOW;

  /** Returns whether a value is strictly beyond the limit. */
  boolean isBeyond(double value, double limit) {
    return this == HIGH ? value > limit : value < limit;
  }

  /** Returns whether a value is back from the limit by the deadband or more. */
  boolean isBack(double value, double limit, double deadband) {
    return this == HIGH ? isAtMost(value, limit, deadband) : isAtMost(-value, -limit, deadband);
  }

  /** Returns whether a value is at or below a limit minus a deadband. */
  private static boolean isAtMost(double value, double limit, double deadband) {
    double threshold = limit - deadband;
    if (Math.abs(value - threshold) > 2 * (Math.ulp(limit) + Math.ulp(deadband))) {
      return value < threshold;
    }
    // In doubles, 45.3 - 0.1 is slightly below 45.2: this close, compare the decimals as written.
    return BigDecimal.valueOf(value)
            .compareTo(BigDecimal.valueOf(limit).subtract(BigDecimal.valueOf(deadband)))
        <= 0;
  }
}
