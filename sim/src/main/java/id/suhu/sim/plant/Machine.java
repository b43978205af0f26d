package id.suhu.sim.plant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One machine: its load, its faults, and the temperature of each measuring point.
 *
 * <p>It is simulated in steps of one second, in which load, air, cooling and friction are constant;
 * within and across steps the temperatures are exact ({@link ThermalBody}). Its behaviour does not
 * depend on how often it is read. Measuring points share the load and the cooling; heat flow
 * between them is neglected. Not thread-safe.
 */
final class Machine {

  /** A fault that never occurs. */
  private static final Fault NONE = new Fault(FaultKind.STUCK, -1, Long.MAX_VALUE, Long.MAX_VALUE);

  private final String id;
  private final List<MeasuringPoint> points;
  private final Ambient ambient;
  private final LoadCycle loads;
  private final Optional<FaultSchedule> faults;
  private final long startMs;
  private final double[] celsius;
  private long second;
  private double air;
  private double load;
  private Fault fault = NONE;

  /**
   * @param startCelsius °C of each measuring point at the start
   * @param startMs epoch milliseconds
   */
  Machine(
      String id,
      List<MeasuringPoint> points,
      Ambient ambient,
      LoadCycle loads,
      Optional<FaultSchedule> faults,
      double startCelsius,
      long startMs) {
    this.id = id;
    this.points = List.copyOf(points);
    this.ambient = ambient;
    this.loads = loads;
    this.faults = faults;
    this.startMs = startMs;
    this.celsius = new double[points.size()];
    Arrays.fill(celsius, startCelsius);
    update();
  }

  String id() {
    return id;
  }

  /** Returns the start, epoch milliseconds. */
  long startMs() {
    return startMs;
  }

  /** Returns the current fault, or the next one. */
  Fault fault() {
    return fault;
  }

  /** Returns the whole seconds since the start. */
  long second() {
    return second;
  }

  /**
   * Returns the temperature of a measuring point.
   *
   * @param timeMs epoch milliseconds; never less than in the call before
   * @return the true temperature, °C
   */
  double celsius(int point, long timeMs) {
    long sinceStart = timeMs - startMs;
    while (second < sinceStart / 1000) {
      for (int i = 0; i < celsius.length; i++) {
        celsius[i] = after(i, 1);
      }
      second++;
      update();
    }
    return after(point, (sinceStart - second * 1000) / 1000.0);
  }

  /** Updates the conditions of the current second. */
  private void update() {
    air = ambient.celsiusAt(startMs + second * 1000);
    load = loads.at(second);
    if (faults.isPresent()) {
      fault = faults.get().at(second);
    }
  }

  private double after(int point, double seconds) {
    MeasuringPoint at = points.get(point);
    double watts = at.watts(load, fault.friction(second));
    return at.body().after(celsius[point], air, watts, fault.cooling(second), seconds);
  }
}
