package id.suhu.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of a duration with a unit, such as {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}
 * or {@code 7d}.
 *
 * @param least the minimum duration
 */
public record DurationForm(Duration least) {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern PATTERN = Pattern.compile("(" + NUMBER + ")\\s*(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  /** Prevents overflow in sums with current times. */
  private static final Duration MOST = Duration.ofDays(36_500);

  /**
   * Parses a text without surrounding white space.
   *
   * @throws IllegalArgumentException if the text is invalid; the message is the rule that it
   *     violates
   */
  public Duration parse(String text) {
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
    if (millis.compareTo(BigDecimal.valueOf(least.toMillis())) < 0) {
      throw new IllegalArgumentException("it must be at least " + least.toSeconds() + "s");
    }
    if (millis.compareTo(BigDecimal.valueOf(MOST.toMillis())) > 0) {
      throw new IllegalArgumentException("it must be at most " + MOST.toDays() + "d");
    }
    if (millis.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException("it must be whole milliseconds");
    }
    return Duration.ofMillis(millis.longValueExact());
  }
}
