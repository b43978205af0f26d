package id.suhu.messages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalLong;

/** Parses timestamps, and prints them as ISO-8601 in UTC with milliseconds. */
public final class Timestamps {

  /** 9999-12-31T23:59:59.999Z, the last time with a four-digit year. */
  public static final long MAX_MS = 253_402_300_799_999L;

  /** 2000-01-01T00:00:00Z: a clock that shows an earlier time was never set. */
  static final long YEAR_2000_MS = 946_684_800_000L;

  /** Smaller numbers are seconds. */
  private static final BigDecimal FIRST_MS = BigDecimal.valueOf(100_000_000_000L);

  /** The maximum length of a number that is converted exactly, in characters. */
  private static final int LONGEST_EXACT = 40;

  private static final DateTimeFormatter PRINTED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** ISO-8601 with any spelling of the offset: {@code Z}, {@code +07}, {@code +0700}, … */
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .parseLenient()
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT)
          // Otherwise, 30 February would become the 28th.
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamps() {}

  /** Formats epoch milliseconds, such as {@code 2026-03-01T07:00:00.000Z}. */
  public static String print(long epochMs) {
    if (inRange(epochMs).isEmpty()) {
      return PRINTED.format(Instant.ofEpochMilli(epochMs));
    }
    // Written by hand because every replayed reading needs it: ten times as fast as the formatter.
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            epochMs / 1000, (int) (epochMs % 1000) * 1_000_000, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    padded(text, time.getYear(), 1000).append('-');
    padded(text, time.getMonthValue(), 10).append('-');
    padded(text, time.getDayOfMonth(), 10).append('T');
    padded(text, time.getHour(), 10).append(':');
    padded(text, time.getMinute(), 10).append(':');
    padded(text, time.getSecond(), 10).append('.');
    return padded(text, (int) (epochMs % 1000), 100).append('Z').toString();
  }

  /** Appends a number with as many digits as the given power of ten. */
  private static StringBuilder padded(StringBuilder text, int number, int largestPower) {
    for (int power = largestPower; power > 0; power /= 10) {
      text.append((char) ('0' + number / power % 10));
    }
    return text;
  }

  /**
   * Parses text with an offset to epoch milliseconds, rounded down.
   *
   * @return empty if the text is invalid or outside 1970 to 9999
   */
  public static OptionalLong read(String text) {
    try {
      var parsed = READ.parse(text);
      long seconds = parsed.getLong(ChronoField.INSTANT_SECONDS);
      long ms =
          Math.addExact(
              Math.multiplyExact(seconds, 1000L), parsed.get(ChronoField.MILLI_OF_SECOND));
      return inRange(ms);
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Converts a number to epoch milliseconds, rounded down. A number below 10<sup>11</sup> is in
   * seconds, as returned by Python's {@code time.time()}; others are in milliseconds.
   *
   * @param number the number as a double, which may be inexact in its last digits, infinite or NaN
   * @param text the number as written
   * @return empty if the time is outside 1970 to 9999
   */
  static OptionalLong read(double number, String text) {
    if (!(number >= 0 && number <= MAX_MS)) {
      return OptionalLong.empty();
    }
    // The double nearest to a millisecond may be below it. Exact computation would be slow for a
    // text longer than any clock's, and for the expansion of a tiny number.
    BigDecimal exact =
        text.length() <= LONGEST_EXACT && number >= 1
            ? new BigDecimal(text)
            : new BigDecimal(number);
    BigDecimal ms = exact.compareTo(FIRST_MS) < 0 ? exact.movePointRight(3) : exact;
    return inRange(ms.longValue());
  }

  /** Returns the time, or empty if it is outside 1970 to 9999. */
  static OptionalLong inRange(long epochMs) {
    return epochMs >= 0 && epochMs <= MAX_MS ? OptionalLong.of(epochMs) : OptionalLong.empty();
  }
}
