package id.suhu.sim.plant;

import java.util.OptionalLong;

/**
 * What to simulate, and how fast.
 *
 * @param model what
 * @param sensors how many: S1, S2, …; {@link SimulationModel#DEMO} has {@value #DEMO_SENSORS}
 * @param readingsPerSecond of all sensors together, in turns. Virtual time passes as real time
 *     does: more readings per second are closer together, the plant is not faster
 * @param seed the same seed and start give the same readings
 * @param count how many readings in all; empty for no end
 */
public record SimulationSettings(
    SimulationModel model, int sensors, double readingsPerSecond, long seed, OptionalLong count) {

  /** The most sensors. */
  public static final int MAX_SENSORS = 1_000_000;

  /** The highest rate: more than any one process sends. */
  public static final double MAX_RATE = 10_000_000;

  /** The sensors of the demonstration, which has neither more nor fewer. */
  public static final int DEMO_SENSORS = 3;

  /**
   * @throws IllegalArgumentException if a value is out of its range; the message tells which
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
    // Written so that NaN is refused.
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

  /** Each sensor once a second, without end. */
  public static SimulationSettings oncePerSecond(SimulationModel model, int sensors, long seed) {
    return new SimulationSettings(model, sensors, sensors, seed, OptionalLong.empty());
  }
}
