package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.RejectReason;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of one partition in: decodes readings, re-routes those of other partitions'
 * sensors, and passes the rest to the {@link Decider}; commands go to the {@link CommandIntake}.
 * Time is injected: wall time for timestamps, elapsed time for silence and the rate of statuses.
 *
 * <p>Used by one stream thread.
 */
final class SensorProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(SensorProcessor.class);

  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * Maximum number of sensors handled, and of statuses sent, by a tick: it must end long before its
   * transaction times out, however many sensors are due at once.
   */
  private static final int TICK_BUDGET = 2_000;

  /**
   * The dependencies of a processor.
   *
   * @param topic the reading topic
   * @param reception the periods for which the engine could receive readings
   * @param refused records that the rejected topic refused
   * @param owed counts the held-back statuses
   * @param intake counts what is taken in
   */
  record Parts(
      RuleBook rules,
      ReadingDecoder decoder,
      ReadingTopic topic,
      InstantSource wallClock,
      Reception reception,
      RefusedRecords refused,
      OwedStatuses owed,
      IntakeCount intake) {}

  private final Parts parts;
  private final String commandTopic;
  private @Nullable Live live;
  private long skipped;

  SensorProcessor(Parts parts) {
    this.parts = parts;
    this.commandTopic = new Topics(parts.topic().name()).commands();
  }

  /** The state of a processor between its start and its end; a lost task starts with a new one. */
  private record Live(
      ProcessorContext<byte[], byte[]> context,
      SensorStore store,
      ArrivalOrder order,
      StatusDesk statuses,
      Decider decider,
      CommandIntake commands) {

    long elapsedMs() {
      return context.currentSystemTimeMs();
    }
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    SensorStore store = context.getStateStore(SensorStore.NAME);
    StatusDesk statuses = new StatusDesk(parts.wallClock(), context, store, parts.owed());
    Decider decider = new Decider(context, parts, store, statuses);
    Live started =
        new Live(
            context,
            store,
            new ArrivalOrder(parts.reception(), store),
            statuses,
            decider,
            new CommandIntake(context, parts, store, decider));
    live = started;
    store.progress().in(parts.topic().id(), parts.topic().partitions());
    for (SensorSlot slot : store.all()) {
      slot.takeOver(started.elapsedMs());
      started.order.takeOver(slot);
      if (slot.statusOwed) {
        statuses.owe(slot);
      }
    }
    decider.takeOver();
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, nowMs -> tick(started, nowMs));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Live now = Objects.requireNonNull(live, "the processor has not been started");
    RecordMetadata place = now.context.recordMetadata().orElseThrow();
    if (place.topic().equals(parts.topic().name())) {
      Position position = new Position(place.partition(), place.offset());
      if (isNew(now, Progress.DIRECT, position, record.timestamp())) {
        arrived(now, record, position);
      }
    } else if (place.topic().equals(commandTopic)) {
      now.commands.arrived(record, now.elapsedMs());
    } else if (ReroutedCommand.isIn(record.headers())) {
      now.commands.rerouted(record, now.elapsedMs());
    } else {
      ReroutedRecord origin = ReroutedRecord.of(record.headers());
      int way = Progress.reroutedFrom(origin.position().partition());
      if (isNew(now, way, origin.position(), origin.arrivalMs())) {
        rerouted(now, record, origin);
      }
    }
  }

  /** Records that a record is taken in; returns whether it is new. */
  private boolean isNew(Live now, int way, Position position, long arrivalMs) {
    Progress progress = now.store.progress();
    if (!progress.hasTaken(way, position.offset(), arrivalMs)) {
      progress.take(way, position.offset(), arrivalMs);
      if (skipped > 0) {
        LOG.atWarn().addKeyValue("records", skipped).log("Records taken in before were skipped");
        skipped = 0;
      }
      return true;
    }
    if (skipped++ == 0) {
      LOG.atWarn()
          .addKeyValue("partition", position.partition())
          .addKeyValue("offset", position.offset())
          .log(
              "The committed offsets of the engine's group were lost, and a partition is"
                  + " read again; records taken in before are skipped");
    }
    return false;
  }

  private void arrived(Live now, Record<byte[], byte[]> record, Position position) {
    parts.intake().received();
    Decoded decoded =
        parts.decoder().decode(record.key(), record.value(), record.timestamp(), position);
    if (decoded instanceof Decoded.Rejected rejected) {
      reject(now, record, rejected.reason(), position);
    }
    Optional<SensorId> sensor = decoded.sensor();
    if (sensor.isEmpty()) {
      return;
    }
    SensorSlot slot = now.store.find(sensor.get());
    if (slot == null
        && !parts.topic().isOwner(now.context.taskId().partition(), sensor.get().bytes())) {
      byte[] value = decoded instanceof Decoded.Good ? record.value() : new byte[0];
      now.context.forward(
          new ReroutedRecord(position, record.timestamp(), record.key() == null)
              .record(sensor.get().bytes(), value, parts.wallClock().millis()),
          EngineTopology.REROUTE);
      // The owner sees it once it is committed.
      now.decider.requestCommit();
      return;
    }
    boolean keyless = record.key() == null && parts.topic().partitions() > 1;
    take(now, slot, decoded, record, position, keyless);
  }

  private void rerouted(Live now, Record<byte[], byte[]> record, ReroutedRecord origin) {
    Decoded decoded =
        parts.decoder().decode(record.key(), record.value(), origin.arrivalMs(), origin.position());
    SensorSlot slot = now.store.find(decoded.sensor().orElseThrow());
    take(now, slot, decoded, record, origin.position(), origin.keyless());
  }

  private void take(
      Live now,
      @Nullable SensorSlot known,
      Decoded decoded,
      Record<byte[], byte[]> record,
      Position position,
      boolean keyless) {
    SensorSlot slot = known;
    if (slot == null) {
      if (!now.store.hasRoom()) {
        if (decoded instanceof Decoded.Good) {
          reject(now, record, RejectReason.TOO_MANY_SENSORS, position);
        }
        return;
      }
      slot = now.store.add(decoded.sensor().orElseThrow(), now.elapsedMs());
    }
    if (decoded instanceof Decoded.Good good) {
      long elapsedMs = now.elapsedMs();
      if (slot.state.isPlausible(good.reading())) {
        slot.receivedMs = elapsedMs;
      }
      List<Reading> next = now.order.next(slot, good.reading(), keyless, elapsedMs);
      now.decider.read(slot, next, elapsedMs);
    } else {
      now.decider.rejected(slot, now.elapsedMs());
    }
  }

  private void reject(
      Live now, Record<byte[], byte[]> record, RejectReason reason, Position position) {
    parts.intake().rejected(reason);
    RejectedRecord rejected =
        RejectedRecord.of(
            record, reason, parts.topic().name(), position, parts.wallClock().millis());
    Record<byte[], byte[]> allowed = parts.refused().allowed(rejected, position, now.elapsedMs());
    if (allowed != null) {
      now.context.forward(allowed, EngineTopology.REJECTED);
    }
  }

  private void tick(Live now, long elapsedMs) {
    now.decider.settle(TICK_BUDGET, elapsedMs);
    now.decider.tick(TICK_BUDGET, elapsedMs);
    boolean finishing = parts.owed().isFinishing();
    for (ArrivalOrder.Released due : finishing ? now.order.all() : now.order.due(elapsedMs)) {
      now.decider.read(due.slot(), due.readings(), elapsedMs);
    }
    if (finishing) {
      now.statuses.sendAllOwed(elapsedMs);
    } else {
      now.statuses.sendOwed(elapsedMs, TICK_BUDGET);
    }
  }

  @Override
  public void close() {
    if (live != null) {
      live.statuses.close();
    }
  }
}
