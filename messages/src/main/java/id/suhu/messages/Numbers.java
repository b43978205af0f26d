package id.suhu.messages;

/** Formatting of numbers. */
public final class Numbers {

  /** Above this, doubles do not represent every whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private Numbers() {}

  /** Formats a temperature: {@code 83}, not {@code 83.0}; {@code 83.5}; {@code 1E21}. */
  public static String temperature(double value) {
    if (value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE) {
      // Also turns -0.0 into 0, the same temperature.
      return Long.toString((long) value);
    }
    return Double.toString(value).replace(".0E", "E");
  }
}
