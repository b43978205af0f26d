package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import java.time.Duration;
import java.util.Optional;

/**
 * The database of readings and alarm events.
 *
 * @param enabled whether this process stores them; of several that use one Kafka, one does
 * @param retention readings older than this are removed
 * @param alarmRetention alarm events older than this are removed
 * @param retentionBytes above this size, the oldest readings are removed before that; if empty, a
 *     quarter of the disk
 * @param postgres a port for PostgreSQL's clients
 */
public record StoreSettings(
    boolean enabled,
    Duration retention,
    Duration alarmRetention,
    Optional<Long> retentionBytes,
    PostgresSettings postgres) {

  /** The default settings. */
  public static final StoreSettings DEFAULT =
      new StoreSettings(
          true,
          Duration.ofDays(400),
          Duration.ofDays(3650),
          Optional.empty(),
          PostgresSettings.NONE);

  private static final DurationForm DAYS = new DurationForm(Duration.ofDays(1));
  private static final long LEAST_BYTES = 1_000_000_000;
  private static final long MOST_BYTES = 1_000_000_000_000_000L;

  static StoreSettings read(Section store) {
    return new StoreSettings(
        store.value("enabled", Form.FLAG, DEFAULT.enabled),
        store.value("retention", DAYS::parse, DEFAULT.retention),
        store.value("alarmRetention", DAYS::parse, DEFAULT.alarmRetention),
        store.optional("retentionBytes", Form.wholeNumber(LEAST_BYTES, MOST_BYTES)),
        PostgresSettings.read(store.section("postgres")));
  }
}
