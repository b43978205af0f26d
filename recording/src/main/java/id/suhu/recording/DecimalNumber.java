package id.suhu.recording;

import java.util.regex.Pattern;

/** Numbers as data has them; Java's own parser also takes {@code 1d}, {@code 0x1p3} and NaN. */
final class DecimalNumber {

  private static final Pattern SHAPE =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private DecimalNumber() {}

  /** Whether {@link Double#parseDouble} may have the text. */
  static boolean is(String text) {
    return SHAPE.matcher(text).matches();
  }
}
