package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.Optional;

/**
 * What a simulated sensor says.
 *
 * @param sensor who
 * @param machine the machine that it sits on, where the model has machines
 * @param celsius °C as the sensor shows it: with its noise, in its steps, with its fault
 * @param eventTimeMs when it was measured, in the model's virtual time, epoch milliseconds
 */
public record SimulatedReading(
    SensorId sensor, Optional<String> machine, double celsius, long eventTimeMs) {}
