package id.suhu.core.simulation;

import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A sensor of a {@link SimulatedPlant}: its temperature, its clock and its faults. */
final class SimulatedSensor {

  final SensorId id;

  /** Whether it sends the time of a measurement. */
  final boolean stamps;

  long clockAheadMs;
  long mutedUntilMs;
  long brokenUntilMs;

  /** The temperature that the sensor approaches. */
  double machineCelsius = 75;

  private final RandomGenerator random;
  private double celsius = 75;

  /** Since when its clock has been slow; 0 for a good clock. */
  private long slowSinceMs;

  /** The rate of a slow clock is one part in this number; 0 for a stopped clock. */
  private int slowness;

  SimulatedSensor(SensorId id, boolean stamps, RandomGenerator random) {
    this.id = id;
    this.stamps = stamps;
    this.random = random;
  }

  /** Returns the next value, in tenths of a degree; now and then a wild one. */
  double sample(long nowMs) {
    celsius += random.nextGaussian() * 0.7 + (machineCelsius - celsius) * 0.1;
    boolean wild = random.nextInt(100) == 0 || nowMs < brokenUntilMs;
    return wild ? random.nextInt(-60, 400) : Math.rint(celsius * 10) / 10;
  }

  /** Returns its clock's time. */
  long clockMs(long nowMs) {
    if (slowSinceMs == 0) {
      return nowMs + clockAheadMs;
    }
    return slowSinceMs + clockAheadMs + (slowness == 0 ? 0 : (nowMs - slowSinceMs) / slowness);
  }

  void slowDown(long nowMs, int oneIn) {
    slowSinceMs = nowMs;
    slowness = oneIn;
  }

  void keepPace() {
    slowSinceMs = 0;
  }

  /** Returns the machine that the next reading names. */
  Optional<String> machine() {
    return random.nextInt(20) == 0 ? Optional.of("m" + random.nextInt(3)) : Optional.empty();
  }
}
