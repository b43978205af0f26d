package id.suhu.core.rule;

import java.math.BigDecimal;

/** A limit with its deadband, as people wrote them: in decimals. */
final class Band {

  private Band() {}

  /** Whether a number is back below a limit, deadband and all. */
  static boolean isBackBelow(double number, double limit, double deadband) {
    double threshold = limit - deadband;
    if (isFarFrom(threshold, number, limit, deadband)) {
      return number < threshold;
    }
    // 45.3 - 0.1 is a hair below 45.2 in doubles: this near, the decimals that people wrote decide.
    return BigDecimal.valueOf(number)
            .compareTo(BigDecimal.valueOf(limit).subtract(BigDecimal.valueOf(deadband)))
        <= 0;
  }

  /** Whether a number is back above a limit, deadband and all. */
  static boolean isBackAbove(double number, double limit, double deadband) {
    return isBackBelow(-number, -limit, deadband);
  }

  private static boolean isFarFrom(double threshold, double number, double limit, double deadband) {
    return Math.abs(number - threshold) > 2 * (Math.ulp(limit) + Math.ulp(deadband));
  }
}
