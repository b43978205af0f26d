package id.suhu.cli;

/**
 * Makes text that came from elsewhere, such as a topic, fit to be shown: whatever would act on a
 * terminal, break the line or hide is shown as {@code \}{@code uXXXX} instead, so that a sensor's
 * name can neither move a cursor nor pretend to be another line.
 *
 * <p>Those are the control characters (C0, DEL and C1), the line and paragraph separators, lone
 * surrogates, and all format characters, among them those that turn the direction of writing. In
 * JSON, where such characters stand in strings only, the result is equal JSON.
 */
public final class Printable {

  private Printable() {}

  /** The text, on one line. */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** The same for text that is meant to have several lines, and tabulators: those stay. */
  public static String linesOf(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean lines) {
    StringBuilder shown = null;
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (!acts(codePoint) || (lines && layout(text, i))) {
        if (shown != null) {
          shown.appendCodePoint(codePoint);
        }
        continue;
      }
      if (shown == null) {
        shown = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      for (char unit : Character.toChars(codePoint)) {
        shown.append("\\u%04X".formatted((int) unit));
      }
    }
    return shown == null ? text : shown.toString();
  }

  /** A tabulator, or a part of a line's end. */
  private static boolean layout(String text, int place) {
    char unit = text.charAt(place);
    return unit == '\n' || unit == '\t' || text.startsWith("\r\n", place);
  }

  private static boolean acts(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
