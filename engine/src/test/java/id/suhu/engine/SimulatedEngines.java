package id.suhu.engine;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.SensorStatusJson;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Several engines in a {@link SimulatedWorld}, determined by one seed. The processors and stores
 * are the real ones. Tasks lose their uncommitted output, move to another engine, which restores
 * the changelog or uses a warm standby, and restart. Kafka is unavailable for a while, the group
 * loses its offsets, all engines stop while readings arrive, and the wall clock is set forward and
 * back by an hour. {@link EngineExpectations} has the invariants.
 */
final class SimulatedEngines {

  private static final int PARTITIONS = SimulatedWorld.PARTITIONS;
  private static final int ENGINES = 3;
  private static final String READINGS = "sensor-suhu";
  private static final String REROUTED = "rerouted";

  private final SimulatedWorld world;
  private final EngineExpectations expectations;
  private final Random random;
  private final ReadingDecoder decoder = new ReadingDecoder();
  private final Set<String> faults = new HashSet<>();

  /** By engine and partition; null if the engine has no task of the partition. */
  private final @Nullable FakeTask[][] tasks = new FakeTask[ENGINES][PARTITIONS];

  /** Until then no engine runs, and readings accumulate. */
  private long stoppedUntilMs;

  SimulatedEngines(long seed) {
    world = new SimulatedWorld(seed);
    expectations = new EngineExpectations(world);
    random = world.random;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      activate(random.nextInt(ENGINES), partition);
    }
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      world.step();
      if (world.isKafkaAvailable()) {
        world.send();
        if (world.nowMs() >= stoppedUntilMs) {
          runEngines(random.nextInt(expectations.isBehind() ? 60 : 5));
          expectations.advanceHorizon();
        }
      }
      if (random.nextInt(200) == 0) {
        injectFault();
      }
    }
    do {
      world.step();
      runEngines(1_000);
    } while (!world.isDrained());
    expectations.advanceHorizon();
    // Let the engines write the statuses that are held back.
    for (int i = 0; i < 40; i++) {
      world.step();
      runEngines(1);
    }
    expectations.compare();
  }

  /** Returns the faults and events that occurred. */
  Set<String> occurred() {
    Set<String> all = new HashSet<>(faults);
    all.addAll(expectations.committedEvents);
    return all;
  }

  /** Lets active tasks process records, tick and usually commit; lets standbys restore. */
  private void runEngines(int records) {
    for (int engine = 0; engine < ENGINES; engine++) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        FakeTask task = tasks[engine][partition];
        if (task != null && task.isActive()) {
          runTask(task, partition, records);
        } else if (task != null && random.nextBoolean()) {
          task.restore(world.changelogs.get(partition));
        }
      }
    }
  }

  private void runTask(FakeTask task, int partition, int records) {
    for (int i = 0; i < records; i++) {
      List<Record<byte[], byte[]>> direct = world.readings.get(partition);
      List<Record<byte[], byte[]>> rerouted = world.rerouted.get(partition);
      boolean hasDirect = task.nextReading < direct.size();
      boolean hasRerouted = task.nextRerouted < rerouted.size();
      if (hasDirect && (!hasRerouted || random.nextBoolean())) {
        task.process(READINGS, task.nextReading, direct.get(task.nextReading));
        task.nextReading++;
      } else if (hasRerouted) {
        task.process(REROUTED, task.nextRerouted, rerouted.get(task.nextRerouted));
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
    world.changelogs.get(partition).addAll(task.changes);
    task.changes.clear();
    task.restored = world.changelogs.get(partition).size();
    world.committedReadings[partition] = task.nextReading;
    world.committedRerouted[partition] = task.nextRerouted;
    for (FakeTask.Output output : List.copyOf(task.outputs)) {
      switch (output.child()) {
        case EngineTopology.ALARMS ->
            expectations.onCommit(AlarmEventJson.read(output.record().value()));
        case EngineTopology.STATUS ->
            expectations.onCommit(SensorStatusJson.read(output.record().value()));
        case EngineTopology.REROUTE -> {
          int owner = SensorOwner.partitionOf(output.record().key(), PARTITIONS);
          world.rerouted.get(owner).add(output.record());
        }
        default -> throw new AssertionError("nothing is rejected here: " + output.child());
      }
    }
    task.outputs.clear();
  }

  private void injectFault() {
    int engine = random.nextInt(ENGINES);
    int partition = random.nextInt(PARTITIONS);
    switch (random.nextInt(10)) {
      case 0 -> {
        faults.add("killed");
        for (int other = 0; other < PARTITIONS; other++) {
          loseTask(engine, other);
        }
      }
      case 1, 2 -> addStandby(engine, partition);
      case 3 -> movePartition(engine, partition);
      case 4 -> {
        faults.add("outage");
        world.startOutage(random.nextInt(40_000));
      }
      case 5 -> {
        faults.add("offsets lost");
        for (int each = 0; each < ENGINES; each++) {
          for (int other = 0; other < PARTITIONS; other++) {
            loseTask(each, other);
          }
        }
        world.deleteOffsets();
      }
      case 6 -> {
        faults.add("stopped");
        stoppedUntilMs = world.nowMs() + random.nextInt(40_000);
      }
      case 7 -> world.stepWallClock(random.nextBoolean() ? 3_600_000 : -3_600_000);
      default -> world.muteRandomSensors();
    }
    for (int each = 0; each < PARTITIONS; each++) {
      if (activeTask(each) == null) {
        activate(random.nextInt(ENGINES), each);
      }
    }
  }

  /** Removes a task with its uncommitted output. */
  private void loseTask(int engine, int partition) {
    FakeTask task = tasks[engine][partition];
    if (task != null) {
      task.close();
      tasks[engine][partition] = null;
    }
  }

  private void addStandby(int engine, int partition) {
    if (tasks[engine][partition] == null) {
      tasks[engine][partition] = newTask(partition);
    }
  }

  /** Simulates a rebalance: moves a partition; its former engine keeps a standby. */
  private void movePartition(int engine, int partition) {
    FakeTask before = activeTask(partition);
    if (before == null || before == tasks[engine][partition]) {
      return;
    }
    faults.add(tasks[engine][partition] == null ? "taken over cold" : "taken over warm");
    commit(before, partition);
    before.becomeStandby(world.changelogs.get(partition).size());
    activate(engine, partition);
  }

  private void activate(int engine, int partition) {
    addStandby(engine, partition);
    FakeTask task = Objects.requireNonNull(tasks[engine][partition]);
    task.restore(world.changelogs.get(partition));
    task.activate(world.committedReadings[partition], world.committedRerouted[partition]);
  }

  private @Nullable FakeTask activeTask(int partition) {
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
            world::wallTime,
            world.reception,
            new RefusedRecords(),
            new OwedStatuses(),
            new IntakeCount());
    SensorStore store =
        new SensorStore(RuleBook.DEFAULT, world::wallTime, new SensorCount(Integer.MAX_VALUE));
    return new FakeTask(partition, parts, store, world::nowMs);
  }
}
