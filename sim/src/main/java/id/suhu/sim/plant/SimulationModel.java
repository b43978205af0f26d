package id.suhu.sim.plant;

import id.suhu.core.reading.SensorId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The simulation models. */
public enum SimulationModel {
  /** Whole numbers from 60 to 100 °C, each independent of the one before. */
  UNIFORM,
  /** Machines with three sensors each: load, cooling, daily cycle, noise, faults. */
  PLANT,
  /**
   * Three machines with one sensor each, which slowly become too hot and recover, within 60–100 °C;
   * one of them exceeds 80 °C within 20 s of the start.
   */
  DEMO;

  /** Returns the name on the command line, such as {@code uniform}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Creates a model. */
  ReadingModel start(int sensors, Turns turns, long seed) {
    return switch (this) {
      case UNIFORM -> new UniformModel(named(sensors), turns, seed);
      case PLANT -> PlantModel.plant(named(sensors), turns, seed);
      case DEMO -> DemoPlant.of(turns, seed);
    };
  }

  private static List<SensorId> named(int sensors) {
    return IntStream.rangeClosed(1, sensors).mapToObj(i -> new SensorId("S" + i)).toList();
  }
}
