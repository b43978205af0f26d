package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.replay.Replay;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Several engines on a Kafka in memory, in virtual time, by one seed. The processors and stores are
 * the real ones; around them, tasks are lost with what they had not committed, taken over from the
 * changelog or from a warm standby, given back, and started again; Kafka is away for a while; the
 * group's offsets are lost; all engines stand for a while as readings come in; the wall clock is
 * set forward and back by an hour. Sensors send to their own partition or to any, with the arrival
 * as their time, with a time of their own, or with one that stands; some readings come twice.
 *
 * <p>At every commit: an alarm is raised only when it is not active, under a number that it never
 * had, and cleared only when it is; no sensor is called silent that was heard, or could not be
 * heard, within ten seconds; no clock is taken for one that was set back; where the engines have
 * caught up in time, no reading of a sensor without keys is late for having waited elsewhere in
 * Kafka. At the end, when everything is judged: each sensor's status counts each of its readings
 * once, and the journal of a sensor that sends to its own partition is what core makes of its
 * readings in their order.
 */
final class SimulatedEngines {

  private static final int PARTITIONS = 3;
  private static final int ENGINES = 3;
  private static final int SENSORS = 9;
  private static final long STEP_MS = 50;
  private static final long SILENT_AFTER_MS = 10_000;
  private static final String READINGS = "sensor-suhu";
  private static final String REROUTED = "rerouted";

  private static final class Sensor {
    final SensorId id;
    final boolean keyed;
    final int stamps;
    int sent;
    double celsius = 78;
    long mutedUntilMs;
    long arrivedMs;

    /** Was not heard for ten seconds, since its silence was last cleared. */
    boolean wasQuiet;

    boolean highActive;
    final Set<String> occurrences = new HashSet<>();
    final List<String> journal = new ArrayList<>();
    @Nullable StatusRecord status;

    Sensor(int number) {
      id = new SensorId("S" + number);
      keyed = number % 3 != 2;
      stamps = number % 4;
    }

    int owner() {
      return SensorOwner.partitionOf(bytes(id.text()), PARTITIONS);
    }
  }

  private final Random random;
  private final ReadingDecoder decoder = new ReadingDecoder();
  private final List<List<Record<byte[], byte[]>>> readings = new ArrayList<>();
  private final List<List<Record<byte[], byte[]>>> rerouted = new ArrayList<>();
  private final List<List<FakeTask.Change>> changelogs = new ArrayList<>();
  private final int[] committedReadings = new int[PARTITIONS];
  private final int[] committedRerouted = new int[PARTITIONS];
  private final Map<String, Sensor> sensors = new HashMap<>();

  /** By engine and partition; null where the engine has nothing of it. */
  private final @Nullable FakeTask[][] tasks = new FakeTask[ENGINES][PARTITIONS];

  private long nowMs = Instant.parse("2026-03-01T07:00:00Z").toEpochMilli();
  private long wallOffsetMs;
  private long outageUntilMs;
  private final GivenHearing hearing = new GivenHearing();

  /** Until then no engine works, and readings gather. */
  private long stoppedUntilMs;

  /** How long the engines have worked since everything was judged. */
  private long behindMs;

  /** When the engines were last behind for so long that order was given up. */
  private long gaveUpMs = Long.MIN_VALUE / 2;

  final Set<String> happened = new HashSet<>();

  SimulatedEngines(long seed) {
    random = new Random(seed);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      readings.add(new ArrayList<>());
      rerouted.add(new ArrayList<>());
      changelogs.add(new ArrayList<>());
    }
    for (int i = 0; i < SENSORS; i++) {
      Sensor sensor = new Sensor(i);
      sensors.put(sensor.id.text(), sensor);
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      activate(random.nextInt(ENGINES), partition);
    }
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      nowMs += STEP_MS;
      if (nowMs >= outageUntilMs) {
        sensors.values().forEach(this::maySend);
        if (nowMs >= stoppedUntilMs) {
          runEngines(random.nextInt(behindMs > 0 ? 60 : 5));
          prove();
        }
      }
      if (random.nextInt(200) == 0) {
        mishap();
      }
    }
    outageUntilMs = 0;
    do {
      nowMs += STEP_MS;
      runEngines(1_000);
    } while (!isDrained());
    prove();
    // The statuses that are held back.
    for (int i = 0; i < 40; i++) {
      nowMs += STEP_MS;
      runEngines(1);
    }
    sensors.values().forEach(this::compare);
  }

  private void maySend(Sensor sensor) {
    if (nowMs < sensor.mutedUntilMs || random.nextInt(20) > 0) {
      return;
    }
    sensor.celsius += random.nextGaussian() * 2 + (79.5 - sensor.celsius) * 0.1;
    double celsius = Math.rint(sensor.celsius * 2) / 2;
    String stamp =
        switch (sensor.stamps) {
          case 1 -> ", \"timestamp\": " + nowMs;
          case 2 -> ", \"timestamp\": " + (nowMs / 600_000 * 600_000);
          default -> "";
        };
    String json =
        "{\"sensor_id\": \"%s\", \"temperature\": %s%s}".formatted(sensor.id, celsius, stamp);
    int copies = random.nextInt(30) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      int partition = sensor.keyed ? sensor.owner() : random.nextInt(PARTITIONS);
      byte @Nullable [] key = sensor.keyed ? bytes(sensor.id.text()) : null;
      readings.get(partition).add(new Record<>(key, bytes(json), nowMs));
      sensor.sent++;
      sensor.wasQuiet |= quietMs(sensor) >= SILENT_AFTER_MS;
      sensor.arrivedMs = nowMs;
    }
  }

  /** Lets every active task work a little, tick and mostly commit; standbys restore. */
  private void runEngines(int records) {
    for (int engine = 0; engine < ENGINES; engine++) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        FakeTask task = tasks[engine][partition];
        if (task != null && task.isActive()) {
          work(task, partition, records);
        } else if (task != null && random.nextBoolean()) {
          task.restore(changelogs.get(partition));
        }
      }
    }
  }

  private void work(FakeTask task, int partition, int records) {
    for (int i = 0; i < records; i++) {
      List<Record<byte[], byte[]>> direct = readings.get(partition);
      List<Record<byte[], byte[]>> others = rerouted.get(partition);
      boolean hasDirect = task.nextReading < direct.size();
      boolean hasOthers = task.nextRerouted < others.size();
      if (hasDirect && (!hasOthers || random.nextBoolean())) {
        task.process(READINGS, task.nextReading, direct.get(task.nextReading));
        task.nextReading++;
      } else if (hasOthers) {
        task.process(REROUTED, task.nextRerouted, others.get(task.nextRerouted));
        task.nextRerouted++;
      }
    }
    task.tick();
    if (random.nextInt(3) > 0 || records >= 1_000) {
      commit(task, partition);
    }
  }

  private void commit(FakeTask task, int partition) {
    task.flush();
    changelogs.get(partition).addAll(task.changes);
    task.changes.clear();
    task.restored = changelogs.get(partition).size();
    committedReadings[partition] = task.nextReading;
    committedRerouted[partition] = task.nextRerouted;
    for (FakeTask.Output output : List.copyOf(task.outputs)) {
      switch (output.child()) {
        case EngineTopology.ALARMS -> journal(AlarmEventJson.read(output.record().value()));
        case EngineTopology.STATUS -> {
          StatusRecord status = SensorStatusJson.read(output.record().value());
          sensor(status.sensorId()).status = status;
        }
        case EngineTopology.REROUTE -> {
          int owner = SensorOwner.partitionOf(output.record().key(), PARTITIONS);
          rerouted.get(owner).add(output.record());
        }
        default -> throw new AssertionError("nothing is rejected here: " + output.child());
      }
    }
    task.outputs.clear();
  }

  private void journal(AlarmRecord event) {
    Sensor sensor = sensor(event.sensorId());
    happened.add(event.event() + " " + event.rule());
    if (event.rule().equals("silence")) {
      if (event.event().equals("raised")) {
        assertThat(sensor.wasQuiet || quietMs(sensor) >= SILENT_AFTER_MS)
            .as("%s at %d", event, nowMs)
            .isTrue();
      } else {
        sensor.wasQuiet = false;
      }
      return;
    }
    switch (event.event()) {
      case "raised" -> {
        assertThat(sensor.highActive).as("raised twice: %s", event).isFalse();
        assertThat(sensor.occurrences.add(event.occurrence().orElseThrow())).isTrue();
        sensor.highActive = true;
      }
      case "cleared" -> {
        assertThat(sensor.highActive).as("cleared twice: %s", event).isTrue();
        sensor.highActive = false;
      }
      case "late_excursion" -> assertOrdered(sensor, event);
      case "clock_set_back" -> throw new AssertionError("no clock went back: " + event);
      default -> assertThat(event.active()).isEqualTo(sensor.highActive);
    }
    if (!event.event().equals("stale") && !event.event().equals("fresh")) {
      sensor.journal.add(event.event() + " @" + event.offset());
    }
  }

  /** A late reading has come lately, or its sender's clock is to blame, or order was given up. */
  private void assertOrdered(Sensor sensor, AlarmRecord event) {
    long arrivalMs = readings.get(event.partition()).get((int) event.offset()).timestamp();
    boolean live = nowMs - arrivalMs <= ArrivalOrder.BEHIND_AFTER_MS + 2 * STEP_MS;
    boolean gaveUp = nowMs - gaveUpMs <= HeldReadings.LONGEST_MS;
    assertThat(live || gaveUp || sensor.stamps == 2)
        .as("%s at %d, arrived at %d", event, nowMs, arrivalMs)
        .isTrue();
  }

  private long quietMs(Sensor sensor) {
    return nowMs - Math.max(sensor.arrivedMs, hearing.deafUntilMs);
  }

  /** What the horizon finds: everything that has arrived is judged and committed. */
  private void prove() {
    if (isDrained()) {
      hearing.provenMs = nowMs;
      behindMs = 0;
    } else {
      behindMs += STEP_MS;
      if (behindMs >= HeldReadings.LONGEST_MS) {
        gaveUpMs = nowMs;
      }
    }
  }

  private boolean isDrained() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (committedReadings[partition] < readings.get(partition).size()
          || committedRerouted[partition] < rerouted.get(partition).size()) {
        return false;
      }
    }
    return true;
  }

  private void mishap() {
    int engine = random.nextInt(ENGINES);
    int partition = random.nextInt(PARTITIONS);
    switch (random.nextInt(10)) {
      case 0 -> {
        happened.add("killed");
        for (int other = 0; other < PARTITIONS; other++) {
          lose(engine, other);
        }
      }
      case 1, 2 -> standBy(engine, partition);
      case 3 -> move(engine, partition);
      case 4 -> {
        happened.add("outage");
        outageUntilMs = nowMs + random.nextInt(40_000);
        hearing.deafUntilMs = outageUntilMs;
      }
      case 5 -> {
        happened.add("offsets lost");
        for (int each = 0; each < ENGINES; each++) {
          for (int other = 0; other < PARTITIONS; other++) {
            lose(each, other);
          }
        }
        Arrays.fill(committedReadings, 0);
        Arrays.fill(committedRerouted, 0);
      }
      case 6 -> {
        happened.add("stopped");
        stoppedUntilMs = nowMs + random.nextInt(40_000);
      }
      case 7 -> wallOffsetMs += random.nextBoolean() ? 3_600_000 : -3_600_000;
      default -> {
        for (Sensor sensor : sensors.values()) {
          if (random.nextInt(4) == 0) {
            sensor.mutedUntilMs = nowMs + random.nextInt(60_000);
          }
        }
      }
    }
    for (int each = 0; each < PARTITIONS; each++) {
      if (active(each) == null) {
        activate(random.nextInt(ENGINES), each);
      }
    }
  }

  /** The task and what it had not committed are gone. */
  private void lose(int engine, int partition) {
    FakeTask task = tasks[engine][partition];
    if (task != null) {
      task.close();
      tasks[engine][partition] = null;
    }
  }

  private void standBy(int engine, int partition) {
    if (tasks[engine][partition] == null) {
      tasks[engine][partition] = newTask(partition);
    }
  }

  /** A rebalance: the partition goes to another engine, the one that had it stays a standby. */
  private void move(int engine, int partition) {
    FakeTask before = active(partition);
    if (before == null || before == tasks[engine][partition]) {
      return;
    }
    happened.add(tasks[engine][partition] == null ? "taken over cold" : "taken over warm");
    commit(before, partition);
    before.standBy(changelogs.get(partition).size());
    activate(engine, partition);
  }

  private void activate(int engine, int partition) {
    standBy(engine, partition);
    FakeTask task = Objects.requireNonNull(tasks[engine][partition]);
    task.restore(changelogs.get(partition));
    task.activate(committedReadings[partition], committedRerouted[partition]);
  }

  private @Nullable FakeTask active(int partition) {
    for (FakeTask[] engine : tasks) {
      FakeTask task = engine[partition];
      if (task != null && task.isActive()) {
        return task;
      }
    }
    return null;
  }

  private FakeTask newTask(int partition) {
    SensorProcessor.Parts parts =
        new SensorProcessor.Parts(
            RuleBook.DEFAULT,
            decoder,
            new ReadingTopic(READINGS, Uuid.ONE_UUID, PARTITIONS, PARTITIONS),
            () -> Instant.ofEpochMilli(nowMs + wallOffsetMs),
            hearing,
            new RefusedRecords(),
            new OwedStatuses());
    SensorStore store =
        new SensorStore(
            RuleBook.DEFAULT,
            () -> Instant.ofEpochMilli(nowMs + wallOffsetMs),
            new SensorCount(Integer.MAX_VALUE));
    return new FakeTask(partition, parts, store, () -> nowMs);
  }

  private Sensor sensor(String id) {
    return Objects.requireNonNull(sensors.get(id), id);
  }

  private void compare(Sensor sensor) {
    if (sensor.sent == 0) {
      return;
    }
    StatusRecord status = Objects.requireNonNull(sensor.status, "no status");
    assertThat(status.readings()).as("readings of %s", sensor.id).isEqualTo(sensor.sent);
    if (sensor.keyed) {
      assertThat(sensor.journal).as("journal of %s", sensor.id).isEqualTo(expected(sensor));
    }
  }

  private List<String> expected(Sensor sensor) {
    List<String> expected = new ArrayList<>();
    Replay replay = new Replay(RuleBook.DEFAULT);
    List<Record<byte[], byte[]>> log = readings.get(sensor.owner());
    for (int offset = 0; offset < log.size(); offset++) {
      Record<byte[], byte[]> record = log.get(offset);
      Decoded decoded =
          decoder.decode(
              record.key(),
              record.value(),
              record.timestamp(),
              new Position(sensor.owner(), offset));
      if (decoded instanceof Decoded.Good good && good.reading().sensor().equals(sensor.id)) {
        for (AlarmEvent event : replay.next(good.reading())) {
          expected.add(event.type().code() + " @" + event.position().offset());
        }
      }
    }
    return expected;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
