package id.suhu.recording;

import id.suhu.messages.Timestamps;
import java.util.OptionalLong;

/**
 * Parses the time column: ISO-8601, with a T or a space as separator, in UTC if there is no offset;
 * or a number since the epoch, in milliseconds from {@value #SMALLEST_MILLISECONDS} on and in
 * seconds below. (In milliseconds, this number is in 1973; in seconds, in 5138.)
 *
 * <p>Nearly all times of a recording are in the same minute as the one before: the minute is
 * cached, and only the seconds are parsed. Not thread-safe.
 */
final class EventTimes {

  static final double SMALLEST_MILLISECONDS = 1e11;

  /** The position of the time of day. */
  private static final int TIME_AT = 11;

  /** The position of the seconds. */
  private static final int SECONDS_AT = 17;

  /** The latest text up to its seconds, such as {@code 2012-01-01T09:40:}; empty before any. */
  private String minute = "";

  /** The part of that text after its seconds. */
  private String afterSeconds = "";

  /** Epoch milliseconds of that minute. */
  private long minuteMs;

  /** Returns epoch milliseconds; empty if the text is invalid or outside 1970 to 9999. */
  OptionalLong read(String text) {
    int end = endOfSeconds(text);
    boolean known =
        end >= 0
            && !minute.isEmpty()
            && text.startsWith(minute)
            && text.startsWith(afterSeconds, end)
            && text.length() == end + afterSeconds.length();
    if (known) {
      return OptionalLong.of(minuteMs + secondsMs(text, end));
    }
    OptionalLong read = readAll(text);
    if (end >= 0 && read.isPresent()) {
      minute = text.substring(0, SECONDS_AT);
      afterSeconds = text.substring(end);
      minuteMs = read.getAsLong() - secondsMs(text, end);
    }
    return read;
  }

  /**
   * Returns the end of the seconds ({@code 00} to {@code 59}) and their fraction; -1 if there are
   * none.
   */
  private static int endOfSeconds(String text) {
    if (text.length() < SECONDS_AT + 2
        || text.charAt(SECONDS_AT - 1) != ':'
        || !isDigit(text.charAt(SECONDS_AT))
        || text.charAt(SECONDS_AT) > '5'
        || !isDigit(text.charAt(SECONDS_AT + 1))) {
      return -1;
    }
    int end = SECONDS_AT + 2;
    if (end < text.length() && text.charAt(end) == '.') {
      end++;
      while (end < text.length() && end < SECONDS_AT + 12 && isDigit(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static long secondsMs(String text, int end) {
    long ms =
        10_000L * (text.charAt(SECONDS_AT) - '0') + 1_000L * (text.charAt(SECONDS_AT + 1) - '0');
    int unit = 100;
    for (int i = SECONDS_AT + 3; i < end; i++) {
      ms += (long) unit * (text.charAt(i) - '0');
      unit /= 10;
    }
    return ms;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static OptionalLong readAll(String text) {
    if (DecimalNumber.is(text)) {
      double number = Double.parseDouble(text);
      double ms = number < SMALLEST_MILLISECONDS ? number * 1000 : number;
      // Rounded, because a double in seconds is rarely a whole number of milliseconds.
      return ms >= 0 && ms <= Timestamps.MAX_MS
          ? OptionalLong.of(Math.round(ms))
          : OptionalLong.empty();
    }
    if (text.length() < TIME_AT) {
      return OptionalLong.empty();
    }
    String iso =
        text.charAt(TIME_AT - 1) == ' '
            ? text.substring(0, TIME_AT - 1) + 'T' + text.substring(TIME_AT)
            : text;
    return Timestamps.read(hasOffset(iso) ? iso : iso + 'Z');
  }

  private static boolean hasOffset(String iso) {
    for (int i = TIME_AT; i < iso.length(); i++) {
      char c = iso.charAt(i);
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return true;
      }
    }
    return false;
  }
}
