package id.suhu.sim.replay;

import id.suhu.core.reading.SensorId;
import java.util.Optional;

/**
 * How to read a recording, and how fast to send it.
 *
 * @param timeColumn the column of the event time; empty to guess from {@link Columns#TIME}
 * @param valueColumn the column of the temperature, °C; empty to guess from {@link Columns#VALUE}
 * @param sensor the sensor of every row; empty where a column tells it
 * @param sensorColumn the column of the sensor id; empty to guess from {@link Columns#SENSOR}
 * @param speed how many times faster than it was recorded, above 0; {@link #MAX_SPEED} for as fast
 *     as can be
 * @param shiftToNow whether all event times are moved by what brings the first reading's to now. A
 *     recording that is also sent faster than 1 soon carries times that are yet to come, which Suhu
 *     does not take
 */
public record ReplaySettings(
    Optional<String> timeColumn,
    Optional<String> valueColumn,
    Optional<SensorId> sensor,
    Optional<String> sensorColumn,
    double speed,
    boolean shiftToNow) {

  /** Without waiting. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  /** Guesses the columns, sends as fast as it was recorded, leaves the times as they are. */
  public static final ReplaySettings DEFAULT =
      new ReplaySettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1, false);

  /**
   * @throws IllegalArgumentException if the speed is not above 0, or a sensor and a column for it
   *     are both given
   */
  public ReplaySettings {
    // Written so that NaN is refused.
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed is %s; it must be above 0".formatted(speed));
    }
    if (sensor.isPresent() && sensorColumn.isPresent()) {
      throw new IllegalArgumentException(
          "sensor '%s' and sensor column '%s' are both given; a row's sensor is one or the other"
              .formatted(sensor.get(), sensorColumn.get()));
    }
  }
}
