package id.suhu.core.reading;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The id of a sensor.
 *
 * @param text 1 to 128 bytes as UTF-8, without control characters, line separators, bidirectional
 *     controls or lone surrogates
 */
public record SensorId(String text) implements Comparable<SensorId> {

  /** The maximum length, in bytes of UTF-8. */
  public static final int MAX_BYTES = 128;

  /**
   * @throws IllegalArgumentException if the text violates a rule; see {@link #faultOf}
   */
  public SensorId {
    Optional<String> fault = faultOf(text);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get());
    }
  }

  /** Returns the id as UTF-8, the key of the sensor's records. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the sensor id of a text, or empty if the text violates a rule. */
  public static Optional<SensorId> of(String text) {
    return faultOf(text).isPresent() ? Optional.empty() : Optional.of(new SensorId(text));
  }

  /** Returns why a text is not a valid sensor id, as a sentence; empty if it is valid. */
  public static Optional<String> faultOf(String text) {
    if (text.isEmpty()) {
      return Optional.of("sensor id is empty; it needs 1 to " + MAX_BYTES + " bytes");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String kind = kindOfInvalid(c);
      if (!kind.isEmpty()) {
        return Optional.of(
            "sensor id has the %s U+%04X at position %d".formatted(kind, (int) c, i));
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return Optional.of("sensor id has a lone surrogate at position " + i);
        }
        i++;
      }
    }
    // A UTF-16 unit takes at most three bytes of UTF-8, so short ids need no count.
    if (text.length() * 3 > MAX_BYTES) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        return Optional.of("sensor id has " + bytes + " bytes, more than " + MAX_BYTES);
      }
    }
    return Optional.empty();
  }

  /** Returns the kind of a character that is not allowed; empty if it is allowed. */
  private static String kindOfInvalid(char c) {
    if (c >= ' ' && c <= '~') {
      // The fast path: this runs for every reading.
      return "";
    }
    if (Character.isISOControl(c)) {
      return "control character";
    }
    return switch (c) {
      case '\u2028', '\u2029' -> "line separator";
      // These would make an id look like another one on a screen.
      case '\u061c',
          '\u200e',
          '\u200f',
          '\u202a',
          '\u202b',
          '\u202c',
          '\u202d',
          '\u202e',
          '\u2066',
          '\u2067',
          '\u2068',
          '\u2069' ->
          "bidirectional control";
      default -> "";
    };
  }

  @Override
  public int compareTo(SensorId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
