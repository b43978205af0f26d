package id.suhu.core.simulation;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A plant in virtual time, driven by one event queue and one seed. It records what reaches the
 * engine as a {@link Scenario}.
 *
 * <p>Sensors sample. A network delays, repeats and reorders. A broker with several partitions, one
 * of which may lag behind, adds arrival times. Operators send commands. The clocks of sensors,
 * broker and engine are set forward and back by an hour; sensors' clocks stop or run at a twentieth
 * of their rate. Sensors break or become silent, one or all. The engine restarts, states are lost,
 * and rules change.
 */
final class SimulatedPlant {

  static final List<SensorId> SENSORS =
      List.of(
          new SensorId("press-1"),
          new SensorId("press-2"),
          new SensorId("oven-1"),
          new SensorId("oven-2"),
          new SensorId("tank"));

  private static final long HOUR_MS = 3_600_000;
  private static final int PARTITIONS = 3;
  private static final double[] MACHINE_CELSIUS = {60, 69, 74, 77, 79, 81, 84, 91};

  private final RandomGenerator random;
  private final SimulatedRules rules;
  private final SimulatedOperators operators;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::order));
  private final List<PlantInput> inputs = new ArrayList<>();
  private final List<SimulatedSensor> sensors = new ArrayList<>();
  private final long[] offsets = new long[PARTITIONS];

  /** The earliest time at which records in a partition reach the engine. */
  private final long[] lagsUntilMs = new long[PARTITIONS];

  private RuleBook book;
  private long order;
  private long nowMs = Scenario.START_MS;
  private long brokerAheadMs;
  private long wallAheadMs;

  private record Due(long atMs, long order, Runnable what) {}

  private SimulatedPlant(long seed) {
    random = new SplittableRandom(seed);
    rules = new SimulatedRules(random);
    operators = new SimulatedOperators(random);
    book = rules.book();
    for (SensorId id : SENSORS) {
      SimulatedSensor sensor = new SimulatedSensor(id, random.nextInt(3) > 0, random);
      sensors.add(sensor);
      in(random.nextInt(1_000), () -> sample(sensor));
    }
    in(random.nextInt(10_000), this::operate);
    in(random.nextInt(60_000), this::disturb);
  }

  /** Returns the scenario of a seed with a number of steps: inputs, and ticks of the engine. */
  static Scenario scenario(long seed, int steps) {
    SimulatedPlant plant = new SimulatedPlant(seed);
    RuleBook first = plant.book;
    while (plant.inputs.size() + (plant.nowMs - Scenario.START_MS) / Scenario.TICK_MS < steps) {
      Due due = plant.queue.remove();
      plant.nowMs = due.atMs();
      due.what().run();
    }
    return new Scenario(first, plant.inputs, plant.nowMs);
  }

  private void in(long delayMs, Runnable what) {
    at(nowMs + delayMs, what);
  }

  private void at(long timeMs, Runnable what) {
    queue.add(new Due(timeMs, order++, what));
  }

  private void sample(SimulatedSensor sensor) {
    in(900 + random.nextInt(200), () -> sample(sensor));
    double celsius = sensor.sample(nowMs);
    if (nowMs < sensor.mutedUntilMs) {
      return;
    }
    long stampMs = sensor.clockMs(nowMs);
    send(sensor, stampMs, celsius);
    if (random.nextInt(40) == 0) {
      send(sensor, stampMs, celsius + random.nextInt(5));
    }
  }

  private void send(SimulatedSensor sensor, long stampMs, double celsius) {
    int copies = random.nextInt(50) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delayMs = random.nextInt(30) == 0 ? random.nextInt(15_000) : random.nextInt(100);
      in(delayMs, () -> arrive(sensor, stampMs, celsius));
    }
  }

  /** The broker appends a record; the engine may read it later. */
  private void arrive(SimulatedSensor sensor, long stampMs, double celsius) {
    // The client of a sensor without a clock sends with a key.
    int partition = sensor.stamps ? random.nextInt(PARTITIONS) : 0;
    Position position = new Position(partition, offsets[partition]++);
    long arrivalMs = nowMs + brokerAheadMs;
    boolean suspect = sensor.stamps && stampMs - arrivalMs > 60_000;
    Reading reading =
        new Reading(
            sensor.id,
            sensor.machine(),
            sensor.stamps && !suspect ? stampMs : arrivalMs,
            arrivalMs,
            celsius,
            suspect,
            position);
    boolean bad = random.nextInt(200) == 0;
    at(
        Math.max(nowMs, lagsUntilMs[partition]),
        () ->
            inputs.add(
                bad
                    ? new PlantInput.Rejected(nowMs, sensor.id)
                    : new PlantInput.Reads(nowMs, reading)));
  }

  private void operate() {
    in(random.nextInt(4_000), this::operate);
    inputs.add(operators.next(nowMs, nowMs + wallAheadMs, book));
  }

  private void disturb() {
    in(random.nextInt(20_000), this::disturb);
    SimulatedSensor sensor = sensors.get(random.nextInt(sensors.size()));
    long hourMs = random.nextBoolean() ? HOUR_MS : -HOUR_MS;
    switch (random.nextInt(28)) {
      case 0 -> sensor.clockAheadMs += hourMs;
      case 1 -> sensor.clockAheadMs += random.nextInt(-30_000, 30_000);
      case 2, 3 -> sensor.clockAheadMs = 0;
      case 4 -> brokerAheadMs += hourMs;
      case 5 -> brokerAheadMs = 0;
      case 6 -> setWallClock(wallAheadMs + hourMs);
      case 7 -> setWallClock(0);
      case 8, 9 -> sensor.mutedUntilMs = nowMs + random.nextInt(40_000);
      case 10 -> {
        long untilMs = nowMs + random.nextInt(40_000);
        sensors.forEach(each -> each.mutedUntilMs = untilMs);
      }
      case 11 -> sensor.brokenUntilMs = nowMs + random.nextInt(20_000);
      case 12 -> sensor.slowDown(nowMs, random.nextBoolean() ? 0 : 20);
      case 13, 14 -> sensor.keepPace();
      case 15 -> {
        // Never earlier than before, because a partition keeps its order.
        int partition = random.nextInt(PARTITIONS);
        lagsUntilMs[partition] = Math.max(lagsUntilMs[partition], nowMs + random.nextInt(40_000));
      }
      case 16 -> inputs.add(new PlantInput.Restarted(nowMs, book));
      case 17 -> {
        book = rules.changed(book);
        inputs.add(new PlantInput.Restarted(nowMs, book));
      }
      case 18 -> {
        book = rules.changed(book);
        inputs.add(new PlantInput.RulesChanged(nowMs, book));
      }
      case 19 -> {
        if (random.nextInt(4) == 0) {
          inputs.add(new PlantInput.StateLost(nowMs, sensor.id));
        }
      }
      default -> sensor.machineCelsius = MACHINE_CELSIUS[random.nextInt(MACHINE_CELSIUS.length)];
    }
  }

  private void setWallClock(long aheadMs) {
    wallAheadMs = aheadMs;
    inputs.add(new PlantInput.WallClockSet(nowMs, aheadMs));
  }
}
