package id.suhu.core.reading;

import java.util.Optional;

/**
 * One temperature that a sensor sent, with the place in the stream where it stands.
 *
 * @param sensor who sent it
 * @param machine the machine it belongs to, where the sender said so
 * @param eventTimeMs when it was measured, epoch milliseconds
 * @param arrivalMs when it came in (the Kafka record's timestamp), epoch milliseconds
 * @param celsius °C, finite, at or above absolute zero
 * @param clockSuspect the sender's own timestamp could not be used; {@code eventTimeMs} is then
 *     {@code arrivalMs}
 * @param position where it stands in the reading topic
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
          "sensor '%s' has %s °C; a temperature is finite and at least %s °C"
              .formatted(sensor, celsius, ABSOLUTE_ZERO_CELSIUS));
    }
    // -0.0 is the same temperature as 0.0, and must be the same reading.
    celsius += 0.0;
  }
}
