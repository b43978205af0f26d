package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * A plant whose machines warm up under load and cool down without it, in a hall with a daily
 * temperature cycle, and which have faults.
 *
 * <p>Heat and cooling: {@link ThermalBody}, {@link MeasuringPoint}. Load: {@link LoadPattern}. Air:
 * {@link Ambient}. Faults: {@link FaultKind}, {@link FaultSchedule}. Sensors: {@link Thermometer}.
 * Units are SI with °C; the values are typical of motors of a few kilowatts and not those of a
 * particular machine. Not thread-safe.
 */
final class PlantModel implements ReadingModel {

  private static final Ambient HALL = new Ambient(28, 5);
  private static final LoadPattern WORK = new LoadPattern(180, 900, 60, 300, 0.6, 1.0);
  private static final double NOISE = 0.15;

  /** A bearing, a winding and the housing, with time constants of 4, 2 and 8 minutes. */
  static final List<MeasuringPoint> POINTS =
      List.of(
          new MeasuringPoint(new ThermalBody(2_400, 10), 50, 100, 150),
          new MeasuringPoint(new ThermalBody(1_800, 15), 150, 525, 0),
          new MeasuringPoint(new ThermalBody(24_000, 50), 400, 1_000, 0));

  private final List<Thermometer> thermometers;
  private final Turns turns;
  private long turn;

  PlantModel(List<Thermometer> thermometers, Turns turns) {
    this.thermometers = List.copyOf(thermometers);
    this.turns = turns;
  }

  /** Creates machines M1, M2, … with three sensors each; the last may have fewer. */
  static PlantModel plant(List<SensorId> sensors, Turns turns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Thermometer> thermometers = new ArrayList<>();
    for (int first = 0; first < sensors.size(); first += POINTS.size()) {
      List<SensorId> its = sensors.subList(first, Math.min(first + POINTS.size(), sensors.size()));
      SplittableRandom own = random.split();
      LoadCycle loads =
          new LoadCycle(
              WORK, own.split(), own.nextBoolean(), own.nextInt(1, WORK.shortestLoaded()));
      Machine machine =
          new Machine(
              "M" + (first / POINTS.size() + 1),
              POINTS,
              HALL,
              loads,
              Optional.of(new FaultSchedule(own.split(), its.size())),
              own.nextDouble(40, 50),
              turns.startMs());
      for (int i = 0; i < its.size(); i++) {
        thermometers.add(new Thermometer(its.get(i), machine, i, NOISE, own.split()));
      }
    }
    return new PlantModel(thermometers, turns);
  }

  @Override
  public Optional<SimulatedReading> next() {
    Thermometer thermometer = thermometers.get((int) (turn % thermometers.size()));
    long timeMs = turns.timeMs(turn);
    turn++;
    OptionalDouble celsius = thermometer.read(timeMs);
    return celsius.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SimulatedReading(
                thermometer.id(),
                Optional.of(thermometer.machineId()),
                celsius.getAsDouble(),
                timeMs));
  }
}
