package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorLogic;
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
 * A plant in virtual time: one queue of things to come, one seed. Sensors sample, a network delays,
 * repeats and reorders, a broker stamps, and an engine as small as can be (states, a wheel, ticks)
 * asks core to decide. Clocks of sensors, broker and engine are set forward and back by an hour,
 * sensors' clocks stand or go at a twentieth of their pace, sensors send several values in a
 * millisecond and send them again, fall silent, one or all, their readings lie in several
 * partitions of which one may lag behind, and the engine restarts from bytes.
 *
 * <p>At every step: an alarm is raised only when it is not active, under a number that it never
 * had, and cleared only when it is; an active alarm stays active unless an event says otherwise;
 * the sensor is called silent exactly when nothing of it was heard for ten seconds; its quality
 * follows from its latest record and its silence; every good reading is counted. At the end: the
 * journal, the alarm, the late readings and the flag of the clock are those of a slow model that
 * looks at all readings anew.
 */
final class SimulatedPlant {

  private static final long HOUR_MS = 3_600_000;
  private static final long TICK_MS = 500;
  private static final long SILENT_AFTER_MS = 10_000;
  private static final int SENSORS = 5;
  private static final int PARTITIONS = 3;

  private final Random random;
  private final Level level;
  private final RuleBook book;
  private final SensorStateBytes bytes;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::order));
  private final List<Sensor> sensors = new ArrayList<>();
  private DueWheel<Sensor> wheel = new DueWheel<>();
  private long order;
  private long nowMs = 1_772_348_400_000L;
  private long brokerOffsetMs;
  private long wallOffsetMs;
  private final long[] offsets = new long[PARTITIONS];

  /** What arrives in a partition reaches the engine no earlier. */
  private final long[] lagsUntilMs = new long[PARTITIONS];

  private final Set<String> befallen = new HashSet<>();
  private long steps;

  private record Due(long atMs, long order, Runnable what) {}

  /** A sensor, what the engine knows of it, and what the slow model will be told. */
  private static final class Sensor {
    final SensorId id;
    final boolean stamps;
    long clockOffsetMs;

    /** From when on its clock goes slowly, and at one part in how many; 0 for a good clock. */
    long slowSinceMs;

    int slowness;
    long mutedUntilMs;
    double celsius = 75;

    SensorState state;
    boolean known;
    long heardMs;

    final List<Reading> arrived = new ArrayList<>();
    final List<String> journal = new ArrayList<>();
    final Set<String> occurrences = new HashSet<>();
    boolean highActive;
    boolean silenceActive;
    boolean rejectedLast;

    Sensor(int number, boolean stamps, RuleBook book) {
      this.id = new SensorId("S" + number);
      this.stamps = stamps;
      this.state =
          SensorLogic.decide(SensorState.unknown(id), new Input.Rules(book.forSensor(id), 0))
              .next();
    }

    /** What its clock shows, but for what it was set forward or back. */
    long clockMs(long nowMs) {
      if (slowSinceMs == 0) {
        return nowMs;
      }
      return slowSinceMs + (slowness == 0 ? 0 : (nowMs - slowSinceMs) / slowness);
    }
  }

  SimulatedPlant(long seed) {
    random = new Random(seed);
    level =
        new Level(
            80,
            1,
            Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(5_000)),
            Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(5_000)),
            Severity.HIGH);
    book = new RuleBook(List.of(new Rule("high", new LevelCondition(level)), Rule.SILENCE));
    bytes = new SensorStateBytes(book);
    for (int i = 0; i < SENSORS; i++) {
      Sensor sensor = new Sensor(i, i % 3 != 0, book);
      sensors.add(sensor);
      at(nowMs + random.nextInt(1_000), () -> sample(sensor));
    }
    at(nowMs, this::tick);
    at(nowMs + random.nextInt(60_000), this::mishap);
  }

  /** Runs so many steps, then compares. */
  void run(long count) {
    while (steps < count) {
      Due due = queue.remove();
      nowMs = due.atMs();
      due.what().run();
      steps++;
    }
    sensors.forEach(this::compare);
  }

  private void at(long timeMs, Runnable what) {
    queue.add(new Due(timeMs, order++, what));
  }

  private void sample(Sensor sensor) {
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

  private void send(Sensor sensor, long stampMs, double celsius) {
    int copies = random.nextInt(50) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delayMs = random.nextInt(30) == 0 ? random.nextInt(15_000) : random.nextInt(100);
      at(nowMs + delayMs, () -> arrive(sensor, stampMs, celsius));
    }
  }

  /** The broker takes a reading in; the engine may see it later. */
  private void arrive(Sensor sensor, long stampMs, double celsius) {
    // Every other sensor's client sends without a key.
    int partition = sensor.stamps ? random.nextInt(PARTITIONS) : 0;
    Position position = new Position(partition, offsets[partition]++);
    long arrivalMs = nowMs + brokerOffsetMs;
    at(
        Math.max(nowMs, lagsUntilMs[partition]),
        () -> take(sensor, stampMs, arrivalMs, celsius, position));
  }

  private void take(
      Sensor sensor, long stampMs, long arrivalMs, double celsius, Position position) {
    if (!sensor.known) {
      sensor.known = true;
      sensor.heardMs = nowMs;
      watch(sensor);
    }
    if (random.nextInt(200) == 0) {
      take(sensor, new Input.Rejected());
      sensor.rejectedLast = true;
      assertThat(sensor.state.quality()).isEqualTo(Quality.BAD);
      return;
    }
    boolean suspect = sensor.stamps && stampMs - arrivalMs > 60_000;
    long eventMs = sensor.stamps && !suspect ? stampMs : arrivalMs;
    Reading reading =
        new Reading(sensor.id, Optional.empty(), eventMs, arrivalMs, celsius, suspect, position);
    sensor.arrived.add(reading);
    sensor.heardMs = nowMs;
    boolean silent = sensor.silenceActive;
    boolean hot = sensor.highActive;
    int before = sensor.journal.size();
    take(sensor, new Input.Read(reading, wallMs()));
    if (silent) {
      expectSilenceEvents(sensor, before, hot, "cleared silence", "fresh high");
      sensor.silenceActive = false;
      watch(sensor);
    }
    sensor.rejectedLast = false;
    assertThat(sensor.state.quality()).isEqualTo(Quality.GOOD);
    assertThat(sensor.state.readings()).isEqualTo(sensor.arrived.size());
  }

  private void tick() {
    at(nowMs + TICK_MS, this::tick);
    List<Sensor> due =
        wheel.due(nowMs, Integer.MAX_VALUE, sensor -> sensor.heardMs + SILENT_AFTER_MS);
    for (Sensor sensor : sensors) {
      boolean expected =
          sensor.known && !sensor.silenceActive && nowMs - sensor.heardMs >= SILENT_AFTER_MS;
      assertThat(due.contains(sensor)).as("%s is due at %d", sensor.id, nowMs).isEqualTo(expected);
      if (expected) {
        int before = sensor.journal.size();
        take(sensor, new Input.Tick(nowMs - sensor.heardMs, wallMs()));
        expectSilenceEvents(sensor, before, sensor.highActive, "raised silence", "stale high");
        sensor.silenceActive = true;
      }
      Quality quality =
          sensor.rejectedLast ? Quality.BAD : sensor.silenceActive ? Quality.STALE : Quality.GOOD;
      assertThat(sensor.state.quality()).isEqualTo(quality);
    }
  }

  private static void expectSilenceEvents(
      Sensor sensor, int before, boolean hot, String ofSilence, String ofHigh) {
    List<String> expected = hot ? List.of(ofSilence, ofHigh) : List.of(ofSilence);
    List<String> written = sensor.journal.subList(before, before + expected.size());
    assertThat(written).isEqualTo(expected);
    written.clear();
    assertThat(sensor.journal.subList(before, sensor.journal.size()))
        .as("after %s", expected)
        .doesNotContain(ofSilence, ofHigh);
  }

  private void mishap() {
    at(nowMs + random.nextInt(60_000), this::mishap);
    Sensor sensor = sensors.get(random.nextInt(SENSORS));
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
        // Never earlier than before: a partition keeps its order.
        int partition = random.nextInt(PARTITIONS);
        lagsUntilMs[partition] = Math.max(lagsUntilMs[partition], nowMs + random.nextInt(40_000));
      }
      default -> restart();
    }
  }

  private void restart() {
    wheel = new DueWheel<>();
    for (Sensor sensor : sensors) {
      SensorState restored = bytes.read(sensor.id, bytes.write(sensor.state));
      assertThat(restored).isEqualTo(sensor.state);
      sensor.state = restored;
      take(sensor, new Input.Rules(book.forSensor(sensor.id), wallMs()));
      assertThat(sensor.state).isEqualTo(restored);
      sensor.heardMs = nowMs;
      if (sensor.known && restored.tickAfterMs() != Condition.NO_TICK) {
        watch(sensor);
      }
    }
  }

  private void watch(Sensor sensor) {
    wheel.watch(sensor, sensor.heardMs + SILENT_AFTER_MS);
  }

  private long wallMs() {
    return nowMs + wallOffsetMs;
  }

  /** Takes a decision over, and holds what must be true of every one. */
  private void take(Sensor sensor, Input input) {
    Decision decision = SensorLogic.decide(sensor.state, input);
    boolean qualityChanged = decision.next().quality() != sensor.state.quality();
    assertThat(decision.statusDue()).isEqualTo(!decision.events().isEmpty() || qualityChanged);
    for (AlarmEvent event : decision.events()) {
      assertThat(event.sensor()).isEqualTo(sensor.id);
      boolean ofHigh = event.rule().equals("high");
      boolean was = ofHigh ? sensor.highActive : sensor.silenceActive;
      if (event.type() == EventType.RAISED) {
        assertThat(was).as("%s", event).isFalse();
        assertThat(sensor.occurrences.add(event.occurrenceId().orElseThrow())).isTrue();
      } else if (event.type() == EventType.CLEARED) {
        assertThat(was).as("%s", event).isTrue();
      } else {
        assertThat(event.state().active()).as("%s", event).isEqualTo(was);
      }
      if (ofHigh) {
        sensor.highActive = event.state().active();
      }
      boolean byWallClock =
          !ofHigh || event.type() == EventType.STALE || event.type() == EventType.FRESH;
      sensor.journal.add(
          byWallClock
              ? event.type().code() + " " + event.rule()
              : "%s %d @%d"
                  .formatted(event.type().code(), event.eventTimeMs(), event.position().offset()));
    }
    sensor.state = decision.next();
    // An active alarm never goes without an event.
    assertThat(sensor.state.alarms().get(0).state().active()).isEqualTo(sensor.highActive);
  }

  private void compare(Sensor sensor) {
    SlowModel model = new SlowModel(level);
    List<String> expected = model.journal(sensor.arrived);

    assertThat(sensor.journal).as("journal of %s under %s", sensor.id, level).isEqualTo(expected);
    assertThat(sensor.highActive).isEqualTo(model.isActive());
    assertThat(sensor.state.lateReadings()).isEqualTo(model.lateCount());
    befallen.addAll(model.befallen());
    assertThat(sensor.state.latest().orElseThrow().clockSuspect()).isEqualTo(model.clockSuspect());
  }

  /** What the journals tell, without times and places, and what readings met, to see it all. */
  Set<String> happenings() {
    Set<String> all = new HashSet<>(befallen);
    sensors.stream()
        .flatMap(sensor -> sensor.journal.stream())
        .forEach(line -> all.add(line.substring(0, line.indexOf(' '))));
    return all;
  }
}
