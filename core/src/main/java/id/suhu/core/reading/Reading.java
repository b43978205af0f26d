package id.suhu.core.reading;

import java.util.Optional;

/**
 * One temperature sent by a sensor, with its position in the reading topic.
 *
 * @param sensor the sensor that sent it
 * @param machine the machine it belongs to, if the sender named one
 * @param eventTimeMs when it was measured, epoch milliseconds
 * @param arrivalMs when it arrived (the Kafka record's timestamp), epoch milliseconds
 * @param celsius °C, finite, at or above absolute zero
 * @param clockSuspect whether the sender's timestamp was unusable; {@code eventTimeMs} is then
 *     {@code arrivalMs}
 * @param position its position in the reading topic
 */
public record Reading(
    SensorId sensor,
    Optional<String> machine,
    long eventTimeMs,
    long arrivalMs,
    double celsius,
    boolean clockSuspect,
    Position position) {

  /** Absolute zero, in °C. */
  public static final double ABSOLUTE_ZERO_CELSIUS = -273.15;

  /**
   * @throws IllegalArgumentException if the temperature is not finite or below absolute zero
   */
  public Reading {
    if (!Double.isFinite(celsius) || celsius < ABSOLUTE_ZERO_CELSIUS) {
      throw new IllegalArgumentException(
          "sensor '%s' has %s °C; it must be a finite temperature of at least %s °C"
              .formatted(sensor, celsius, ABSOLUTE_ZERO_CELSIUS));
    }
    // -0.0 and 0.0 are the same temperature, so the readings must be equal.
    celsius += 0.0;
  }
}
