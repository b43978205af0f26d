package id.suhu.sim.plant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One machine: its load, its faults, and the temperature of each measuring point.
 *
 * <p>It lives in steps of one second, in which load, air, cooling and friction are constant; within
 * and across steps the temperatures are exact ({@link ThermalBody}). So what it does does not
 * depend on how often it is looked at. Measuring points share the load and the cooling; heat that
 * flows from one to another is left out. Not thread-safe.
 */
final class Machine {

  /** A fault that never comes. */
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
    look();
  }

  String id() {
    return id;
  }

  /** Epoch milliseconds. */
  long startMs() {
    return startMs;
  }

  /** The fault that is there, or the next to come. */
  Fault fault() {
    return fault;
  }

  /** Seconds since the start, whole ones. */
  long second() {
    return second;
  }

  /**
   * The temperature of a measuring point.
   *
   * @param timeMs epoch milliseconds; never less than in the call before
   * @return °C, the true one
   */
  double celsius(int point, long timeMs) {
    long sinceStart = timeMs - startMs;
    while (second < sinceStart / 1000) {
      for (int i = 0; i < celsius.length; i++) {
        celsius[i] = after(i, 1);
      }
      second++;
      look();
    }
    return after(point, (sinceStart - second * 1000) / 1000.0);
  }

  /** What holds in this second. */
  private void look() {
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
