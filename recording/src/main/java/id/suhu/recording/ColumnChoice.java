package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import java.util.Optional;

/**
 * Assigns the columns of a recording. A name must match the header exactly, except for surrounding
 * spaces; columns that are not named are guessed.
 *
 * @param time the column of the event time; empty to guess from {@link Columns#TIME}
 * @param value the column of the temperature, °C; empty to guess from {@link Columns#VALUE}
 * @param sensor the sensor of every row; empty if it is in a column
 * @param sensorColumn the column of the sensor id; empty to guess from {@link Columns#SENSOR}
 */
public record ColumnChoice(
    Optional<String> time,
    Optional<String> value,
    Optional<SensorId> sensor,
    Optional<String> sensorColumn) {

  /** All columns are guessed. */
  public static final ColumnChoice GUESSED =
      new ColumnChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if both a sensor and a sensor column are given
   */
  public ColumnChoice {
    if (sensor.isPresent() && sensorColumn.isPresent()) {
      throw new IllegalArgumentException(
          "sensor '%s' and sensor column '%s' are both given; only one of them is allowed"
              .formatted(sensor.get(), sensorColumn.get()));
    }
  }
}
