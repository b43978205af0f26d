package id.suhu.app.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Which readings are taken.
 *
 * @param retention readings older than this are rejected as {@code too_old}; empty takes them all
 */
public record ReadingSettings(Optional<Duration> retention) {

  /** Where nothing is configured. */
  public static final ReadingSettings DEFAULT = new ReadingSettings(Optional.empty());

  static ReadingSettings read(Section readings) {
    return new ReadingSettings(
        readings.optional("retention", new DurationForm(Duration.ofSeconds(1))));
  }
}
