package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * A sensor on a machine: what it shows is the truth with noise, in steps, and with its faults. Not
 * thread-safe.
 */
final class Thermometer {

  /** How often a sensor with a loose cable is far off. */
  static final double SPIKE_PART = 0.05;

  /** How far, in K. */
  static final double SMALLEST_SPIKE = 25;

  static final double LARGEST_SPIKE = 400;

  /** Values are shown in tenths of a degree. */
  private static final int STEPS_PER_DEGREE = 10;

  private final SensorId id;
  private final Machine machine;
  private final int point;
  private final double noise;
  private final SplittableRandom random;
  private double shown;

  /**
   * @param noise standard deviation, in K; no value is more than six of them off
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
   * What it shows, °C; empty if nothing.
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
    return machine.fault().spoils(point, kind, machine.second());
  }

  /** A sum of twelve even draws less six: mean 0, variance 1, nearly normal, and bounded. */
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
