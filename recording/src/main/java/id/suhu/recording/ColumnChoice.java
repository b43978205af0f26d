package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import java.util.Optional;

/**
 * Which columns of a recording mean what. A name must be that of the header, but for spaces around
 * it; what is not named is guessed.
 *
 * @param time the column of the event time; empty to guess from {@link Columns#TIME}
 * @param value the column of the temperature, °C; empty to guess from {@link Columns#VALUE}
 * @param sensor the sensor of every row; empty where a column tells it
 * @param sensorColumn the column of the sensor id; empty to guess from {@link Columns#SENSOR}
 */
public record ColumnChoice(
    Optional<String> time,
    Optional<String> value,
    Optional<SensorId> sensor,
    Optional<String> sensorColumn) {

  /** All are guessed. */
  public static final ColumnChoice GUESSED =
      new ColumnChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if a sensor and a column for it are both given
   */
  public ColumnChoice {
    if (sensor.isPresent() && sensorColumn.isPresent()) {
      throw new IllegalArgumentException(
          "sensor '%s' and sensor column '%s' are both given; a row's sensor is one or the other"
              .formatted(sensor.get(), sensorColumn.get()));
    }
  }
}
