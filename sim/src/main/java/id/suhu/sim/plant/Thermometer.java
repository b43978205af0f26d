package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A sensor on a machine, with noise, limited resolution and faults. Not thread-safe. */
final class Thermometer {

  /** The fraction of spikes among the values of a sensor with a loose cable. */
  static final double SPIKE_PART = 0.05;

  /** The size of a spike, K. */
  static final double SMALLEST_SPIKE = 25;

  static final double LARGEST_SPIKE = 400;

  /** Values have a resolution of a tenth of a degree. */
  private static final int STEPS_PER_DEGREE = 10;

  private final SensorId id;
  private final Machine machine;
  private final int point;
  private final double noise;
  private final SplittableRandom random;
  private double shown;

  /**
   * @param noise standard deviation, in K; no error exceeds six standard deviations
   */
  Thermometer(SensorId id, Machine machine, int point, double noise, SplittableRandom random) {
    this.id = id;
    this.machine = machine;
    this.point = point;
    this.noise = noise;
    this.random = random;
    this.shown = stepped(machine.celsius(point, machine.startMs()));
  }

  SensorId id() {
    return id;
  }

  String machineId() {
    return machine.id();
  }

  /**
   * Returns the measured value, °C; empty if there is none.
   *
   * @param timeMs epoch milliseconds; never less than in the call before
   */
  OptionalDouble read(long timeMs) {
    double truth = machine.celsius(point, timeMs);
    if (has(FaultKind.DROPOUT)) {
      return OptionalDouble.empty();
    }
    if (!has(FaultKind.STUCK)) {
      shown = stepped(truth + noise * normal());
    }
    if (has(FaultKind.SPIKES) && random.nextDouble() < SPIKE_PART) {
      return OptionalDouble.of(stepped(truth + random.nextDouble(SMALLEST_SPIKE, LARGEST_SPIKE)));
    }
    return OptionalDouble.of(shown);
  }

  private boolean has(FaultKind kind) {
    return machine.fault().affects(point, kind, machine.second());
  }

  /**
   * Returns the sum of twelve uniform variates minus six: mean 0, variance 1, nearly normal, and
   * bounded.
   */
  private double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static double stepped(double celsius) {
    return Math.rint(celsius * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
  }
}
