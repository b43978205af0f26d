package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Three machines for demonstrations: each becomes too hot under load, and recovers, about every
 * four minutes, without end. No faults.
 *
 * <p>Proof of these properties, for air of 23.5 to 26.5 °C: the equilibrium temperature of a
 * machine is at most 98.0 °C under load and at least 63.5 °C without, and its sensor's error is at
 * most 0.35 K, so all values are within 60–100 °C. Under load, the equilibrium is at least 87.8 °C,
 * so the first machine exceeds 80 °C within 14 s of the start. A loaded phase is long enough to
 * stay above 79 °C for a minute, an idle phase to stay below 80 °C for a minute, and in between the
 * temperature is monotonic: no alarm is raised or cleared twice within a minute.
 */
final class DemoPlant {

  /** A small body with a time constant of one minute, for a quick demonstration. */
  private static final MeasuringPoint POINT =
      new MeasuringPoint(new ThermalBody(600, 10), 400, 270, 0);

  private static final Ambient HALL = new Ambient(25, 1.5);
  private static final LoadPattern WORK = new LoadPattern(115, 150, 90, 130, 0.95, 1.08);
  private static final double NOISE = 0.05;

  private DemoPlant() {}

  /**
   * The initial state of a machine, different for each of the three.
   *
   * @param celsius °C
   * @param loaded whether under load
   * @param seconds remaining duration of the phase
   */
  private record Start(double celsius, boolean loaded, int seconds) {}

  /** One start per sensor. */
  private static final List<Start> STARTS =
      List.of(new Start(78.5, true, 90), new Start(72, false, 30), new Start(66, false, 70));

  /** Creates sensors S1, S2 and S3 on machines M1, M2 and M3. */
  static PlantModel of(Turns turns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Thermometer> thermometers = new ArrayList<>();
    for (int i = 0; i < STARTS.size(); i++) {
      Start start = STARTS.get(i);
      SplittableRandom own = random.split();
      Machine machine =
          new Machine(
              "M" + (i + 1),
              List.of(POINT),
              HALL,
              new LoadCycle(WORK, own.split(), start.loaded(), start.seconds()),
              Optional.empty(),
              start.celsius(),
              turns.startMs());
      thermometers.add(
          new Thermometer(new SensorId("S" + (i + 1)), machine, 0, NOISE, own.split()));
    }
    return new PlantModel(thermometers, turns);
  }
}
