package id.suhu.sim.plant;

import java.util.OptionalLong;

/**
 * The settings of a simulation.
 *
 * @param model the model
 * @param sensors number of sensors S1, S2, …; {@value #DEMO_SENSORS} for {@link
 *     SimulationModel#DEMO}
 * @param readingsPerSecond rate of all sensors together. Virtual time runs at the speed of real
 *     time: a higher rate gives closer readings, not a faster plant
 * @param seed the same seed and start give the same readings
 * @param count total number of readings; empty for no end
 */
public record SimulationSettings(
    SimulationModel model, int sensors, double readingsPerSecond, long seed, OptionalLong count) {

  /** The maximum number of sensors. */
  public static final int MAX_SENSORS = 1_000_000;

  /** The maximum rate, more than one process can send. */
  public static final double MAX_RATE = 10_000_000;

  /** The fixed number of sensors of the demonstration. */
  public static final int DEMO_SENSORS = 3;

  /**
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  public SimulationSettings {
    if (sensors < 1 || sensors > MAX_SENSORS) {
      throw new IllegalArgumentException(
          "sensors is %d; it must be from 1 to %d".formatted(sensors, MAX_SENSORS));
    }
    if (model == SimulationModel.DEMO && sensors != DEMO_SENSORS) {
      throw new IllegalArgumentException(
          "sensors is %d; the demonstration has %d".formatted(sensors, DEMO_SENSORS));
    }
    // Written so that NaN is rejected.
    if (!(readingsPerSecond > 0 && readingsPerSecond <= MAX_RATE)) {
      throw new IllegalArgumentException(
          "rate is %s readings per second; it must be above 0 and at most %.0f"
              .formatted(readingsPerSecond, MAX_RATE));
    }
    if (count.isPresent() && count.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "count is %d; it must be at least 1".formatted(count.getAsLong()));
    }
  }

  /** Returns settings for one reading per second from each sensor, without end. */
  public static SimulationSettings oncePerSecond(SimulationModel model, int sensors, long seed) {
    return new SimulationSettings(model, sensors, sensors, seed, OptionalLong.empty());
  }
}
