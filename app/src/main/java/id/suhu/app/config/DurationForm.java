package id.suhu.app.config;

import id.suhu.messages.Durations;
import java.time.Duration;

/**
 * A duration with its unit, as {@link Durations} reads it.
 *
 * @param least the shortest allowed
 * @param most the longest allowed
 */
public record DurationForm(Duration least, Duration most) implements Form<Duration> {

  /** With no longest but that of {@link Durations}. */
  public static DurationForm atLeast(Duration least) {
    return new DurationForm(least, Durations.MOST);
  }

  @Override
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
