package id.suhu.core.simulation;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.simulation.Input.Means;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A plant in virtual time: one queue of things to come, one seed. Sensors sample, a network delays,
 * repeats and reorders, a broker stamps; operators ask for this and that, at times twice, at times
 * for nonsense. Clocks of sensors, broker and engine are set forward and back by an hour, sensors
 * break and fall silent, one or all, and the engine restarts, at times under other rules. What
 * reaches the engine is written down as a {@link Scenario}.
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
  private static final double[] MACHINE_CELSIUS = {60, 69, 74, 77, 79, 81, 84, 91};

  private final RandomGenerator random;
  private final SimulatedRules rules;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::order));
  private final List<Input> inputs = new ArrayList<>();
  private final List<Sensor> sensors = new ArrayList<>();
  private final List<Input.Asks> asked = new ArrayList<>();
  private RuleBook book;
  private long order;
  private long nowMs = Scenario.START_MS;
  private long brokerAheadMs;
  private long wallAheadMs;
  private long offset;

  private record Due(long atMs, long order, Runnable what) {}

  private static final class Sensor {
    final SensorId id;
    final boolean stamps;
    long clockAheadMs;
    long mutedUntilMs;
    long brokenUntilMs;
    double celsius = 75;
    double machineCelsius = 75;

    Sensor(SensorId id, boolean stamps) {
      this.id = id;
      this.stamps = stamps;
    }
  }

  private SimulatedPlant(long seed) {
    random = new SplittableRandom(seed);
    rules = new SimulatedRules(random);
    book = rules.book();
    for (SensorId id : SENSORS) {
      Sensor sensor = new Sensor(id, random.nextInt(3) > 0);
      sensors.add(sensor);
      in(random.nextInt(1_000), () -> sample(sensor));
    }
    in(random.nextInt(10_000), this::operate);
    in(random.nextInt(60_000), this::mishap);
  }

  /** What befalls the plant of a seed, in so many steps: inputs, and ticks of the engine. */
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
    queue.add(new Due(nowMs + delayMs, order++, what));
  }

  private void sample(Sensor sensor) {
    in(900 + random.nextInt(200), () -> sample(sensor));
    double pull = sensor.machineCelsius - sensor.celsius;
    sensor.celsius += random.nextGaussian() * 0.7 + pull * 0.1;
    boolean spike = random.nextInt(100) == 0 || nowMs < sensor.brokenUntilMs;
    double celsius = spike ? random.nextInt(-60, 400) : Math.rint(sensor.celsius * 10) / 10;
    if (nowMs < sensor.mutedUntilMs) {
      return;
    }
    long stampMs = nowMs + sensor.clockAheadMs;
    int copies = random.nextInt(50) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delayMs = random.nextInt(30) == 0 ? random.nextInt(15_000) : random.nextInt(100);
      in(delayMs, () -> arrive(sensor, stampMs, celsius));
    }
  }

  private void arrive(Sensor sensor, long stampMs, double celsius) {
    if (random.nextInt(200) == 0) {
      inputs.add(new Input.Rejected(nowMs, sensor.id));
      return;
    }
    long arrivalMs = nowMs + brokerAheadMs;
    boolean suspect = sensor.stamps && stampMs - arrivalMs > 60_000;
    long eventMs = sensor.stamps && !suspect ? stampMs : arrivalMs;
    Optional<String> machine =
        random.nextInt(20) == 0 ? Optional.of("m" + random.nextInt(3)) : Optional.empty();
    inputs.add(
        new Input.Reads(
            nowMs,
            new Reading(
                sensor.id,
                machine,
                eventMs,
                arrivalMs,
                celsius,
                suspect,
                new Position(0, offset++))));
  }

  private void operate() {
    in(random.nextInt(4_000), this::operate);
    if (!asked.isEmpty() && random.nextInt(20) == 0) {
      Input.Asks before = asked.get(Math.max(0, asked.size() - 1 - random.nextInt(100)));
      inputs.add(new Input.Asks(nowMs, before.sensor(), before.command(), before.means()));
      return;
    }
    SensorId sensor = SENSORS.get(random.nextInt(SENSORS.size()));
    List<Rule> its = book.of(sensor).rules();
    String rule =
        its.isEmpty() || random.nextInt(50) == 0
            ? "r" + random.nextInt(20)
            : its.get(random.nextInt(its.size())).name();
    String comment = random.nextInt(8) == 0 ? " ".repeat(random.nextInt(2)) : "c" + asked.size();
    AlarmCommand command =
        new AlarmCommand(
            "id" + asked.size(),
            action(),
            rule,
            OptionalLong.empty(),
            "u" + random.nextInt(3),
            comment);
    int means = random.nextInt(10);
    Input.Asks asks =
        new Input.Asks(
            nowMs,
            sensor,
            command,
            means == 0 ? Means.OTHER : means < 4 ? Means.LATEST : Means.ANY);
    asked.add(asks);
    inputs.add(asks);
  }

  private Action action() {
    int longestMs = (int) book.longestShelving().toMillis();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Acknowledge();
      case 3, 4 -> new Reset();
      case 5, 6 -> new Shelve(Duration.ofMillis(1 + random.nextInt(longestMs + longestMs / 3)));
      case 7 -> new Unshelve();
      case 8 -> new TakeOutOfService();
      default -> new PutInService();
    };
  }

  private void mishap() {
    in(random.nextInt(20_000), this::mishap);
    Sensor sensor = sensors.get(random.nextInt(sensors.size()));
    long hourMs = random.nextBoolean() ? HOUR_MS : -HOUR_MS;
    switch (random.nextInt(20)) {
      case 0 -> sensor.clockAheadMs += hourMs;
      case 1 -> sensor.clockAheadMs += random.nextInt(-30_000, 30_000);
      case 2 -> sensor.clockAheadMs = 0;
      case 3 -> brokerAheadMs += hourMs;
      case 4 -> brokerAheadMs = 0;
      case 5 -> setWallClock(wallAheadMs + hourMs);
      case 6 -> setWallClock(0);
      case 7, 8 -> sensor.mutedUntilMs = nowMs + random.nextInt(40_000);
      case 9 -> {
        long untilMs = nowMs + random.nextInt(40_000);
        sensors.forEach(each -> each.mutedUntilMs = untilMs);
      }
      case 10 -> sensor.brokenUntilMs = nowMs + random.nextInt(20_000);
      case 11 -> inputs.add(new Input.Restart(nowMs, book));
      case 12 -> {
        book = rules.changed(book);
        inputs.add(new Input.Restart(nowMs, book));
      }
      default -> sensor.machineCelsius = MACHINE_CELSIUS[random.nextInt(MACHINE_CELSIUS.length)];
    }
  }

  private void setWallClock(long aheadMs) {
    wallAheadMs = aheadMs;
    inputs.add(new Input.WallClock(nowMs, aheadMs));
  }
}
