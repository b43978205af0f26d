package id.suhu.recording;

import java.util.regex.Pattern;

/** The syntax of decimal numbers; Java's parser also accepts {@code 1d}, {@code 0x1p3} and NaN. */
final class DecimalNumber {

  private static final Pattern SHAPE =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private DecimalNumber() {}

  /** Returns whether the text may be passed to {@link Double#parseDouble}. */
  static boolean is(String text) {
    return SHAPE.matcher(text).matches();
  }
}
