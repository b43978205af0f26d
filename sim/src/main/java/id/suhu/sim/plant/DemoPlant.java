package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Three machines that are worth watching: each becomes too hot under load, and recovers, every four
 * minutes or so, for as long as one looks on. No faults.
 *
 * <p>Why it holds what it promises, with the air at 23.5 to 26.5 °C: a machine tends to at most
 * 98.0 °C under load and to at least 63.5 °C without, and its sensor is at most 0.35 K off, so all
 * values lie within 60–100 °C. Under load it tends to at least 87.8 °C, so the first machine passes
 * 80 °C within 14 s of the start. A loaded phase is long enough to stay above 79 °C for a minute,
 * an idle one to stay below 80 °C for a minute, and in between the temperature only rises or only
 * falls: no sensor raises or clears twice within a minute.
 */
final class DemoPlant {

  /** A small body, for a human's patience: its time constant is one minute. */
  private static final MeasuringPoint POINT =
      new MeasuringPoint(new ThermalBody(600, 10), 400, 270, 0);

  private static final Ambient HALL = new Ambient(25, 1.5);
  private static final LoadPattern WORK = new LoadPattern(115, 150, 90, 130, 0.95, 1.08);
  private static final double NOISE = 0.05;

  private DemoPlant() {}

  /**
   * How a machine starts, so that the three do not move in step.
   *
   * @param celsius °C
   * @param loaded whether under load
   * @param seconds how long the phase still lasts
   */
  private record Start(double celsius, boolean loaded, int seconds) {}

  /** One per sensor. */
  private static final List<Start> STARTS =
      List.of(new Start(78.5, true, 90), new Start(72, false, 30), new Start(66, false, 70));

  /** Sensors S1, S2 and S3, on machines M1, M2 and M3. */
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
