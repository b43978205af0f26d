package id.suhu.messages;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}, {@code 7d}. */
public final class Durations {

  /** The maximum, which prevents overflow in sums with current times. */
  public static final Duration MAXIMUM = Duration.ofDays(36_500);

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern PATTERN = Pattern.compile("(" + NUMBER + ")\\s*(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  /** A longer number takes long to convert, and no duration needs it. */
  private static final int MAX_LENGTH = 32;

  private Durations() {}

  /** Returns the text with the largest unit that gives a whole number, such as {@code 90m}. */
  public static String print(Duration duration) {
    long ms = duration.toMillis();
    String unit =
        MILLIS.entrySet().stream()
            .filter(each -> ms % each.getValue() == 0)
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .filter(largest -> ms != 0)
            .orElse("s");
    return ms / MILLIS.getOrDefault(unit, 1L) + unit;
  }

  /**
   * Parses a duration with its unit.
   *
   * @param text without surrounding white space
   * @return whole milliseconds, at most {@link #MAXIMUM} in either direction
   * @throws IllegalArgumentException if the text is invalid; the message is the rule that it
   *     violates
   */
  public static Duration read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a duration has at most %d characters; this has %d".formatted(MAX_LENGTH, text.length()));
    }
    if (NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a duration needs a unit; did you mean '%ss'?".formatted(text));
    }
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a duration is a number with a unit, such as 500ms, 30s, 2m, 1h or 7d");
    }
    BigDecimal millis =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(MILLIS.getOrDefault(matcher.group(3), 1L)));
    if (millis.abs().compareTo(BigDecimal.valueOf(MAXIMUM.toMillis())) > 0) {
      throw new IllegalArgumentException("it must be at most " + MAXIMUM.toDays() + "d");
    }
    if (millis.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException("it must be whole milliseconds");
    }
    return Duration.ofMillis(millis.longValueExact());
  }
}
