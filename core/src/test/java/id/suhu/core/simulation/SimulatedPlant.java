package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.stored.SensorStateBytes;
import id.suhu.core.time.DueWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * A plant in virtual time, driven by one event queue and one seed. Sensors sample, a network
 * delays, repeats and reorders, a broker adds timestamps, and a minimal engine (states, a wheel,
 * ticks) calls core. The clocks of sensors, broker and engine are set forward and back by an hour;
 * sensors' clocks stop or run at a twentieth of their rate. Sensors send several values in a
 * millisecond, repeat them, and become silent, one or all. Readings are in several partitions, of
 * which one may lag behind, and the engine restarts from bytes.
 *
 * <p>Checked at every step: the invariants of a decision ({@link SimulatedSensor}); a sensor is
 * silent exactly if nothing arrived for ten seconds; its quality follows from its latest record and
 * its silence; every good reading is counted. Checked at the end: each sensor agrees with a slow
 * model.
 */
final class SimulatedPlant {

  private static final long HOUR_MS = 3_600_000;
  private static final long TICK_MS = 500;
  private static final long SILENT_AFTER_MS = 10_000;
  private static final int SENSORS = 5;
  private static final int PARTITIONS = 3;

  private final Random random;
  private final RuleBook book;
  private final SensorStateBytes bytes;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::order));
  private final List<SimulatedSensor> sensors = new ArrayList<>();
  private DueWheel<SimulatedSensor> wheel = new DueWheel<>();
  private long order;
  private long nowMs = 1_772_348_400_000L;
  private long brokerOffsetMs;
  private long wallOffsetMs;
  private final long[] offsets = new long[PARTITIONS];

  /** The earliest time at which records in a partition reach the engine. */
  private final long[] lagsUntilMs = new long[PARTITIONS];

  private final Set<String> befallen = new HashSet<>();
  private long steps;

  private record Due(long atMs, long order, Runnable what) {}

  SimulatedPlant(long seed) {
    random = new Random(seed);
    book =
        RuleBook.forAll(
            List.of(
                rule("high", Level.above(80, 1, delay(), delay(), Severity.HIGH), 82),
                rule("low", Level.below(77, 0.5, delay(), delay(), Severity.MEDIUM), 75),
                Rule.SILENCE));
    bytes = new SensorStateBytes(book);
    for (int i = 0; i < SENSORS; i++) {
      SimulatedSensor sensor = new SimulatedSensor(i, i % 3 != 0, book);
      sensors.add(sensor);
      at(nowMs + random.nextInt(1_000), () -> sample(sensor));
    }
    at(nowMs, this::tick);
    at(nowMs + random.nextInt(60_000), this::disturb);
  }

  private Duration delay() {
    return Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(5_000));
  }

  /** Creates a rule with one limit or two. */
  private Rule rule(String name, Level level, double further) {
    return new Rule(
        name,
        new LevelCondition(
            level,
            random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(level.beyond(further, Severity.CRITICAL))));
  }

  /** Runs a number of steps, then compares with the model. */
  void run(long count) {
    while (steps < count) {
      Due due = queue.remove();
      nowMs = due.atMs();
      due.what().run();
      steps++;
    }
    sensors.forEach(sensor -> befallen.addAll(sensor.compare()));
  }

  private void at(long timeMs, Runnable what) {
    queue.add(new Due(timeMs, order++, what));
  }

  private void sample(SimulatedSensor sensor) {
    at(nowMs + 900 + random.nextInt(200), () -> sample(sensor));
    double pull = 79 - sensor.celsius;
    sensor.celsius += random.nextGaussian() * 1.5 + pull * 0.1;
    double celsius = Math.rint(sensor.celsius * 2) / 2;
    if (nowMs < sensor.mutedUntilMs) {
      return;
    }
    long stampMs = sensor.clockOffsetMs + sensor.clockMs(nowMs);
    send(sensor, stampMs, celsius);
    if (random.nextInt(40) == 0) {
      send(sensor, stampMs, celsius + random.nextInt(5));
    }
  }

  private void send(SimulatedSensor sensor, long stampMs, double celsius) {
    int copies = random.nextInt(50) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delayMs = random.nextInt(30) == 0 ? random.nextInt(15_000) : random.nextInt(100);
      at(nowMs + delayMs, () -> arrive(sensor, stampMs, celsius));
    }
  }

  /** The broker appends a reading; the engine may read it later. */
  private void arrive(SimulatedSensor sensor, long stampMs, double celsius) {
    // The client of every second sensor sends without a key.
    int partition = sensor.stamps ? random.nextInt(PARTITIONS) : 0;
    Position position = new Position(partition, offsets[partition]++);
    long arrivalMs = nowMs + brokerOffsetMs;
    at(
        Math.max(nowMs, lagsUntilMs[partition]),
        () -> take(sensor, stampMs, arrivalMs, celsius, position));
  }

  private void take(
      SimulatedSensor sensor, long stampMs, long arrivalMs, double celsius, Position position) {
    if (!sensor.known) {
      sensor.known = true;
      sensor.receivedMs = nowMs;
      watch(sensor);
    }
    if (random.nextInt(200) == 0) {
      sensor.take(new Input.Rejected());
      sensor.rejectedLast = true;
      assertThat(sensor.state.quality()).isEqualTo(Quality.BAD);
      return;
    }
    boolean suspect = sensor.stamps && stampMs - arrivalMs > 60_000;
    long eventMs = sensor.stamps && !suspect ? stampMs : arrivalMs;
    Reading reading =
        new Reading(sensor.id, Optional.empty(), eventMs, arrivalMs, celsius, suspect, position);
    sensor.arrived.add(reading);
    sensor.receivedMs = nowMs;
    boolean silent = sensor.isSilent();
    List<String> active = sensor.activeAlarms();
    sensor.take(new Input.Read(reading, wallMs()));
    if (silent) {
      sensor.expectSilenceEvents("cleared", "fresh", active);
      watch(sensor);
    }
    assertThat(sensor.byWallClock).isEmpty();
    sensor.rejectedLast = false;
    assertThat(sensor.state.quality()).isEqualTo(Quality.GOOD);
    assertThat(sensor.state.readings()).isEqualTo(sensor.arrived.size());
  }

  private void tick() {
    at(nowMs + TICK_MS, this::tick);
    List<SimulatedSensor> due =
        wheel.due(nowMs, Integer.MAX_VALUE, sensor -> sensor.receivedMs + SILENT_AFTER_MS);
    for (SimulatedSensor sensor : sensors) {
      boolean expected =
          sensor.known && !sensor.isSilent() && nowMs - sensor.receivedMs >= SILENT_AFTER_MS;
      assertThat(due.contains(sensor)).as("%s is due at %d", sensor.id, nowMs).isEqualTo(expected);
      if (expected) {
        sensor.take(new Input.Tick(nowMs - sensor.receivedMs, wallMs()));
        sensor.expectSilenceEvents("raised", "stale", sensor.activeAlarms());
      }
      Quality quality =
          sensor.rejectedLast ? Quality.BAD : sensor.isSilent() ? Quality.STALE : Quality.GOOD;
      assertThat(sensor.state.quality()).isEqualTo(quality);
    }
  }

  private void disturb() {
    at(nowMs + random.nextInt(60_000), this::disturb);
    SimulatedSensor sensor = sensors.get(random.nextInt(SENSORS));
    long stepMs = random.nextBoolean() ? HOUR_MS : -HOUR_MS;
    switch (random.nextInt(12)) {
      case 0 -> sensor.clockOffsetMs += stepMs;
      case 1 -> sensor.clockOffsetMs = 0;
      case 2 -> brokerOffsetMs += stepMs;
      case 3 -> brokerOffsetMs = 0;
      case 4 -> wallOffsetMs += stepMs;
      case 5 -> sensor.mutedUntilMs = nowMs + random.nextInt(40_000);
      case 6 -> {
        long untilMs = nowMs + random.nextInt(40_000);
        sensors.forEach(each -> each.mutedUntilMs = untilMs);
      }
      case 7 -> {
        sensor.slowSinceMs = nowMs;
        sensor.slowness = random.nextBoolean() ? 0 : 20;
      }
      case 8, 9 -> sensor.slowSinceMs = 0;
      case 10 -> {
        // Never earlier than before, because a partition keeps its order.
        int partition = random.nextInt(PARTITIONS);
        lagsUntilMs[partition] = Math.max(lagsUntilMs[partition], nowMs + random.nextInt(40_000));
      }
      default -> restart();
    }
  }

  private void restart() {
    wheel = new DueWheel<>();
    for (SimulatedSensor sensor : sensors) {
      SensorState restored = bytes.read(sensor.id, bytes.write(sensor.state));
      assertThat(restored).isEqualTo(sensor.state);
      sensor.state = restored;
      sensor.take(new Input.Rules(book.forSensor(sensor.id), wallMs()));
      assertThat(sensor.state).isEqualTo(restored);
      sensor.receivedMs = nowMs;
      if (sensor.known && restored.tickAfterMs() != Condition.NO_TICK) {
        watch(sensor);
      }
    }
  }

  private void watch(SimulatedSensor sensor) {
    wheel.watch(sensor, sensor.receivedMs + SILENT_AFTER_MS);
  }

  private long wallMs() {
    return nowMs + wallOffsetMs;
  }

  /**
   * Returns the kinds of events in the journals and the kinds of readings, without times and
   * positions.
   */
  Set<String> coverage() {
    Set<String> all = new HashSet<>(befallen);
    sensors.stream()
        .flatMap(sensor -> sensor.journals.values().stream().flatMap(List::stream))
        .forEach(line -> all.add(line.substring(0, line.indexOf(' '))));
    return all;
  }
}
