package id.suhu.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalLong;

/** Points in time as text, everywhere: ISO-8601, UTC, milliseconds. */
public final class Timestamps {

  /** 9999-12-31T23:59:59.999Z: what a four-digit year can hold. */
  static final long MAX_MS = 253_402_300_799_999L;

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
          // Else 30 February would be the 28th.
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamps() {}

  /** Epoch milliseconds as text, such as {@code 2026-03-01T07:00:00.000Z}. */
  public static String print(long epochMs) {
    return PRINTED.format(Instant.ofEpochMilli(epochMs));
  }

  /**
   * Text with an offset as epoch milliseconds, rounded down.
   *
   * @return empty if it is no such text, or no time from 1970 to 9999
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

  /** The time itself, or empty outside 1970 to 9999. */
  static OptionalLong inRange(long epochMs) {
    return epochMs >= 0 && epochMs <= MAX_MS ? OptionalLong.of(epochMs) : OptionalLong.empty();
  }
}
