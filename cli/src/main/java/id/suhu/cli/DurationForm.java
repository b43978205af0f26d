package id.suhu.cli;

import id.suhu.messages.Durations;
import java.time.Duration;

/**
 * The format of a duration with a unit ({@link Durations}).
 *
 * @param least the minimum duration
 */
public record DurationForm(Duration least) {

  /**
   * Parses a text without surrounding white space.
   *
   * @throws IllegalArgumentException if the text is invalid; the message is the rule that it
   *     violates
   */
  public Duration parse(String text) {
    Duration duration = Durations.read(text);
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException("it must be at least " + least.toSeconds() + "s");
    }
    return duration;
  }
}
