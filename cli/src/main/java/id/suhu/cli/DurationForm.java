package id.suhu.cli;

import id.suhu.messages.Durations;
import java.time.Duration;

/**
 * The format of a duration with a unit ({@link Durations}).
 *
 * @param least the minimum duration
 * @param most the maximum duration, in whole days
 */
public record DurationForm(Duration least, Duration most) {

  /** Creates the format with a maximum of about 100 years. */
  public DurationForm(Duration least) {
    this(least, Durations.MAXIMUM);
  }

  /**
   * Parses a text without surrounding white space.
   *
   * @throws IllegalArgumentException if the text is invalid; the message is the rule that it
   *     violates
   */
  public Duration parse(String text) {
    Duration duration = Durations.read(text);
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException("it must be at least " + Durations.print(least));
    }
    if (duration.compareTo(most) > 0) {
      throw new IllegalArgumentException("it must be at most " + Durations.print(most));
    }
    return duration;
  }
}
