package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Simulates the sender of the predecessor system: whole numbers from {@value #LOWEST} to {@value
 * #HIGHEST} °C, all equally likely, each independent of the one before. Not thread-safe.
 */
final class UniformModel implements ReadingModel {

  static final int LOWEST = 60;
  static final int HIGHEST = 100;

  private final List<SensorId> sensors;
  private final Turns turns;
  private final SplittableRandom random;
  private long turn;

  UniformModel(List<SensorId> sensors, Turns turns, long seed) {
    this.sensors = List.copyOf(sensors);
    this.turns = turns;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public Optional<SimulatedReading> next() {
    SensorId sensor = sensors.get((int) (turn % sensors.size()));
    long timeMs = turns.timeMs(turn);
    turn++;
    int celsius = random.nextInt(LOWEST, HIGHEST + 1);
    return Optional.of(new SimulatedReading(sensor, Optional.empty(), celsius, timeMs));
  }
}
