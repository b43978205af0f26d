package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.Optional;

/**
 * A reading of a simulated sensor.
 *
 * @param sensor the sensor
 * @param machine its machine, if the model has machines
 * @param celsius °C as measured, including noise, resolution and faults
 * @param eventTimeMs when it was measured, in the model's virtual time, epoch milliseconds
 */
public record SimulatedReading(
    SensorId sensor, Optional<String> machine, double celsius, long eventTimeMs) {}
