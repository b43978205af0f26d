package id.suhu.cli;

/**
 * Escapes external text, such as values from a topic, for output. Characters that control a
 * terminal, break the line or are invisible are replaced by {@code \}{@code uXXXX}, so that a
 * sensor's name can neither move the cursor nor imitate another line.
 *
 * <p>These are the control characters (C0, DEL and C1), the line and paragraph separators, lone
 * surrogates, and all format characters, including bidirectional controls. In JSON, where such
 * characters occur in strings only, the result is equivalent JSON.
 */
public final class Printable {

  private Printable() {}

  /** Returns the text on one line. */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** Returns a text of several lines: line breaks and tabs are retained. */
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

  /** Returns whether the character is a tab or part of a line break. */
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
