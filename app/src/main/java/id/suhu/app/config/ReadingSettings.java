package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import id.suhu.engine.EngineSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Which readings are accepted.
 *
 * @param retention readings older than this are rejected as {@code too_old}; if empty, none are
 * @param maxSensors maximum number of sensors of an engine; readings of further sensors are
 *     rejected as {@code too_many_sensors}
 */
public record ReadingSettings(Optional<Duration> retention, int maxSensors) {

  /** The default settings. */
  public static final ReadingSettings DEFAULT =
      new ReadingSettings(Optional.empty(), EngineSettings.DEFAULT_MAX_SENSORS);

  static ReadingSettings read(Section readings) {
    return new ReadingSettings(
        readings.optional("retention", new DurationForm(Duration.ofSeconds(1))::parse),
        readings.value("maxSensors", Form.wholeNumber(1, Integer.MAX_VALUE), DEFAULT.maxSensors));
  }
}
