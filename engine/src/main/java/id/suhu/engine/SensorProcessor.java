package id.suhu.engine;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.StoredState;
import id.suhu.core.silence.SilenceWheel;
import id.suhu.core.time.Now;
import id.suhu.kafka.SensorOwner;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.Decoded;
import id.suhu.messages.DecodedCommand;
import id.suhu.messages.ReadingDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the readings and commands of one partition in: decodes them, passes those of other
 * partitions' sensors on, puts the rest to core, and writes what follows. Decisions are core's;
 * time is told to it: the wall clock stamps, elapsed time drives silence, timed shelving, reminders
 * and the pace of statuses.
 *
 * <p>One stream thread.
 */
final class SensorProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(SensorProcessor.class);

  private static final Duration TICK = Duration.ofMillis(500);

  /** What others wait for asks for a commit at once, but not more often: a commit has its price. */
  private static final long COMMIT_REQUEST_GAP_MS = 20;

  /**
   * What a processor is made with.
   *
   * @param partitions of the reading topic, and of the command topic
   * @param provenMs up to which elapsed time everything that had arrived was taken in
   */
  record Parts(
      ReadingDecoder decoder,
      Topics topics,
      int partitions,
      InstantSource wallClock,
      LongSupplier provenMs) {}

  private final Parts parts;

  private @Nullable Live live;

  SensorProcessor(Parts parts) {
    this.parts = parts;
  }

  /** A decision that the first record or tick carries out: nothing can be written before. */
  private record Owed(SensorSlot slot, Decision decision) {}

  /** What a processor has between its start and its end; a lost task starts with a new one. */
  private record Live(
      ProcessorContext<byte[], byte[]> context,
      SensorStore store,
      SilenceWheel<SensorSlot> silence,
      SilenceWheel<SensorSlot> timed,
      StatusDesk statuses,
      List<Owed> owed) {

    long elapsedMs() {
      return context.currentSystemTimeMs();
    }
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Live started =
        new Live(
            context,
            context.getStateStore(SensorStore.NAME),
            new SilenceWheel<>(),
            new SilenceWheel<>(),
            new StatusDesk(parts.wallClock(), context),
            new ArrayList<>());
    live = started;
    lastCommitRequestMs = started.elapsedMs();
    Now now = now(started);
    for (SensorSlot slot : started.store.all()) {
      takeOver(started, slot, now);
    }
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, nowMs -> tick(started, nowMs));
  }

  private void takeOver(Live started, SensorSlot slot, Now now) {
    StoredState restored = slot.restored;
    if (restored != null) {
      slot.restored = null;
      Decision adopted = slot.logic.adopt(slot.sensor, restored, now);
      slot.state = adopted.next();
      if (!adopted.events().isEmpty()) {
        started.owed.add(new Owed(slot, adopted));
      }
    }
    // Silence counts from the engine's start: while it was away it could not hear anybody.
    slot.heardMs = now.steadyMs();
    if (!slot.logic.isSilent(slot.state)) {
      watch(started, slot);
    }
    watchTime(started, slot);
  }

  private Now now(Live now) {
    return new Now(parts.wallClock().millis(), now.elapsedMs());
  }

  private long lastCommitRequestMs;

  @Override
  public void process(Record<byte[], byte[]> record) {
    Live now = Objects.requireNonNull(live, "processor has not been started");
    carryOut(now);
    RecordMetadata metadata = now.context.recordMetadata().orElseThrow();
    Position position = new Position(metadata.partition(), metadata.offset());
    String topic = metadata.topic();
    if (topic.equals(parts.topics().readings())) {
      arrived(now, record, position);
    } else if (topic.equals(parts.topics().commands())) {
      commanded(now, record, position);
    } else {
      rerouted(now, record);
    }
  }

  private void carryOut(Live now) {
    if (!now.owed.isEmpty()) {
      List<Owed> owed = List.copyOf(now.owed);
      now.owed.clear();
      for (Owed each : owed) {
        apply(now, each.slot(), each.decision());
        now.statuses.changed(each.slot(), true, now.elapsedMs());
      }
    }
  }

  private void arrived(Live now, Record<byte[], byte[]> record, Position position) {
    Decoded decoded =
        parts.decoder().decode(record.key(), record.value(), record.timestamp(), position);
    if (decoded instanceof Decoded.Rejected rejected) {
      now.context.forward(
          RejectedRecord.of(
              record,
              rejected.reason(),
              parts.topics().readings(),
              position,
              parts.wallClock().millis()),
          EngineTopology.REJECTED);
    }
    Optional<SensorId> sensor = decoded.sensor();
    if (sensor.isEmpty()) {
      return;
    }
    SensorSlot slot = now.store.find(sensor.get());
    if (slot == null) {
      if (isOthers(now, sensor.get())) {
        byte[] value = decoded instanceof Decoded.Good ? record.value() : new byte[0];
        passOn(now, sensor.get(), value, parts.topics().readings(), position, record.timestamp());
        return;
      }
      slot = now.store.add(sensor.get(), now.elapsedMs());
    }
    take(now, slot, decoded);
  }

  private boolean isOthers(Live now, SensorId sensor) {
    return parts.partitions() > 1
        && SensorOwner.partitionOf(
                sensor.text().getBytes(StandardCharsets.UTF_8), parts.partitions())
            != now.context.taskId().partition();
  }

  private void passOn(
      Live now, SensorId sensor, byte[] value, String topic, Position position, long arrivalMs) {
    now.context.forward(
        new ReroutedRecord(topic, position, arrivalMs)
            .record(
                sensor.text().getBytes(StandardCharsets.UTF_8), value, parts.wallClock().millis()),
        EngineTopology.REROUTE);
    // The owner sees it once it is committed.
    requestCommit(now);
  }

  private void rerouted(Live now, Record<byte[], byte[]> record) {
    ReroutedRecord origin = ReroutedRecord.of(record.headers());
    if (origin.topic().equals(parts.topics().commands())) {
      commanded(now, record, origin.position());
      return;
    }
    Decoded decoded =
        parts.decoder().decode(record.key(), record.value(), origin.arrivalMs(), origin.position());
    SensorId sensor = decoded.sensor().orElseThrow();
    SensorSlot slot = now.store.find(sensor);
    take(now, slot == null ? now.store.add(sensor, now.elapsedMs()) : slot, decoded);
  }

  private void take(Live now, SensorSlot slot, Decoded decoded) {
    Quality before = slot.logic.quality(slot.state);
    boolean events =
        decoded instanceof Decoded.Good good
            ? judge(now, slot, good.reading())
            : apply(now, slot, slot.logic.rejected(slot.state));
    if (!slot.watched && !slot.logic.isSilent(slot.state)) {
      watch(now, slot);
    }
    boolean urgent = events || before != slot.logic.quality(slot.state);
    now.statuses.changed(slot, urgent, now.elapsedMs());
  }

  private boolean judge(Live now, SensorSlot slot, Reading reading) {
    boolean events = false;
    if (slot.logic.isPossible(reading)) {
      if (slot.logic.isSilent(slot.state)) {
        long wallMs = parts.wallClock().millis();
        events = apply(now, slot, slot.logic.heard(slot.sensor, slot.state, wallMs));
      }
      slot.heardMs = now.elapsedMs();
    }
    return apply(now, slot, slot.logic.judge(slot.state, reading)) || events;
  }

  private void commanded(Live now, Record<byte[], byte[]> record, Position position) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    DecodedCommand decoded = AlarmCommandJson.read(value);
    if (decoded instanceof DecodedCommand.Faulty faulty) {
      LOG.warn("command at {} is refused: {}", position, faulty.fault());
      refuse(now, record.key(), faulty, Refusal.malformed(faulty.fault()));
      return;
    }
    DecodedCommand.Good good = (DecodedCommand.Good) decoded;
    SensorSlot slot = now.store.find(good.sensor());
    if (slot == null && isOthers(now, good.sensor())) {
      passOn(now, good.sensor(), value, parts.topics().commands(), position, record.timestamp());
      return;
    }
    Optional<Refusal> refusal =
        slot == null
            ? Optional.of(Refusal.unknownAlarm(good.alarmId()))
            : slot.logic.refusal(good.sensor(), good.command());
    if (refusal.isPresent()) {
      refuse(now, record.key(), good.faulty(refusal.get()), refusal.get());
    } else if (slot != null
        && apply(
            now, slot, slot.logic.command(slot.sensor, slot.state, good.command(), now(now)))) {
      now.statuses.changed(slot, true, now.elapsedMs());
    }
  }

  private void refuse(
      Live now, byte @Nullable [] key, DecodedCommand.Faulty command, Refusal refusal) {
    long wallMs = parts.wallClock().millis();
    now.context.forward(
        new Record<>(key, AlarmEventJson.writeRefusal(command, refusal, wallMs), wallMs),
        EngineTopology.ALARMS);
    requestCommit(now);
  }

  /** Takes a decision over; true if it has events. */
  private boolean apply(Live now, SensorSlot slot, Decision decision) {
    now.store.put(slot, decision.next());
    List<AlarmEvent> events = decision.events();
    if (events.isEmpty()) {
      return false;
    }
    long wallMs = parts.wallClock().millis();
    for (AlarmEvent event : events) {
      now.context.forward(
          new Record<>(slot.key, AlarmEventJson.write(event, wallMs), wallMs),
          EngineTopology.ALARMS);
    }
    watchTime(now, slot);
    requestCommit(now);
    return true;
  }

  private void requestCommit(Live now) {
    if (now.elapsedMs() - lastCommitRequestMs >= COMMIT_REQUEST_GAP_MS) {
      lastCommitRequestMs = now.elapsedMs();
      now.context.commit();
    }
  }

  private void tick(Live now, long elapsedMs) {
    carryOut(now);
    long provenMs = parts.provenMs().getAsLong();
    for (SensorSlot slot : now.silence.due(provenMs, slot -> slot.heardMs + slot.silentAfterMs)) {
      slot.watched = false;
      long wallMs = parts.wallClock().millis();
      if (apply(now, slot, slot.logic.silent(slot.sensor, slot.state, wallMs))) {
        now.statuses.changed(slot, true, elapsedMs);
      }
    }
    for (SensorSlot slot : now.timed.due(elapsedMs, slot -> timedMs(slot, elapsedMs))) {
      slot.timedMs = SensorSlot.UNTIMED;
      Now moment = new Now(parts.wallClock().millis(), elapsedMs);
      if (apply(now, slot, slot.logic.elapsed(slot.sensor, slot.state, moment))) {
        now.statuses.changed(slot, true, elapsedMs);
      }
      watchTime(now, slot);
    }
    now.statuses.sendOwed(elapsedMs);
  }

  /** A slot of which nothing is due any more leaves the wheel. */
  private static long timedMs(SensorSlot slot, long elapsedMs) {
    return slot.logic.dueMs(slot.state, elapsedMs).orElse(elapsedMs);
  }

  private static void watch(Live now, SensorSlot slot) {
    if (slot.silentAfterMs > 0) {
      slot.watched = true;
      now.silence.watch(slot, slot.heardMs + slot.silentAfterMs);
    }
  }

  /** Sees to it that the wheel looks at the slot when something is due, or before. */
  private static void watchTime(Live now, SensorSlot slot) {
    OptionalLong dueMs = slot.logic.dueMs(slot.state, now.elapsedMs());
    if (dueMs.isPresent() && dueMs.getAsLong() < slot.timedMs) {
      slot.timedMs = dueMs.getAsLong();
      now.timed.watch(slot, slot.timedMs);
    }
  }
}
