package id.suhu.engine;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.silence.SilenceWheel;
import id.suhu.kafka.SensorOwner;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of one partition in: decodes them, passes those of other partitions' sensors
 * on, judges the rest, and writes what follows. Decisions are core's; time is told to it: the wall
 * clock stamps, elapsed time drives silence and the pace of statuses.
 *
 * <p>One stream thread.
 */
final class SensorProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration TICK = Duration.ofMillis(500);

  /** What others wait for asks for a commit at once, but not more often: a commit has its price. */
  private static final long COMMIT_REQUEST_GAP_MS = 20;

  /**
   * What a processor is made with.
   *
   * @param readingTopic the reading topic's name
   * @param partitions of the reading topic
   * @param provenMs up to which elapsed time everything that had arrived was taken in
   */
  record Parts(
      SensorLogic logic,
      ReadingDecoder decoder,
      String readingTopic,
      int partitions,
      InstantSource wallClock,
      LongSupplier provenMs) {}

  private final Parts parts;
  private final SensorLogic logic;
  private final long silentAfterMs;

  private @Nullable Live live;

  SensorProcessor(Parts parts) {
    this.parts = parts;
    this.logic = parts.logic();
    this.silentAfterMs =
        logic.book().silence().map(SilenceRule::after).map(Duration::toMillis).orElse(0L);
  }

  /** What a processor has between its start and its end; a lost task starts with a new one. */
  private record Live(
      ProcessorContext<byte[], byte[]> context,
      SensorStore store,
      SilenceWheel<SensorSlot> wheel,
      StatusDesk statuses) {

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
            new StatusDesk(logic, parts.wallClock(), context));
    live = started;
    lastCommitRequestMs = started.elapsedMs();
    for (SensorSlot slot : started.store.all()) {
      // Silence counts from the engine's start: while it was away it could not hear anybody.
      slot.heardMs = started.elapsedMs();
      if (!logic.isSilent(slot.state)) {
        watch(started, slot);
      }
    }
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, nowMs -> tick(started, nowMs));
  }

  private long lastCommitRequestMs;

  @Override
  public void process(Record<byte[], byte[]> record) {
    Live now = Objects.requireNonNull(live, "processor has not been started");
    RecordMetadata place = now.context.recordMetadata().orElseThrow();
    if (place.topic().equals(parts.readingTopic())) {
      arrived(now, record, new Position(place.partition(), place.offset()));
    } else {
      rerouted(now, record);
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
              parts.readingTopic(),
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
      byte[] key = sensor.get().text().getBytes(StandardCharsets.UTF_8);
      if (parts.partitions() > 1
          && SensorOwner.partitionOf(key, parts.partitions()) != now.context.taskId().partition()) {
        byte[] value = decoded instanceof Decoded.Good ? record.value() : new byte[0];
        now.context.forward(
            new ReroutedRecord(position, record.timestamp())
                .record(key, value, parts.wallClock().millis()),
            EngineTopology.REROUTE);
        // The owner sees it once it is committed.
        requestCommit(now);
        return;
      }
      slot = now.store.add(sensor.get(), now.elapsedMs());
    }
    take(now, slot, decoded);
  }

  private void rerouted(Live now, Record<byte[], byte[]> record) {
    ReroutedRecord origin = ReroutedRecord.of(record.headers());
    Decoded decoded =
        parts.decoder().decode(record.key(), record.value(), origin.arrivalMs(), origin.position());
    SensorId sensor = decoded.sensor().orElseThrow();
    SensorSlot slot = now.store.find(sensor);
    take(now, slot == null ? now.store.add(sensor, now.elapsedMs()) : slot, decoded);
  }

  private void take(Live now, SensorSlot slot, Decoded decoded) {
    SensorState before = slot.state;
    boolean events;
    if (decoded instanceof Decoded.Good good) {
      events = judge(now, slot, good.reading());
      slot.heardMs = now.elapsedMs();
    } else {
      events = apply(now, slot, logic.rejected(slot.state));
    }
    if (!slot.watched && !logic.isSilent(slot.state)) {
      watch(now, slot);
    }
    boolean urgent = events || logic.quality(before) != logic.quality(slot.state);
    now.statuses.changed(slot, urgent, now.elapsedMs());
  }

  private boolean judge(Live now, SensorSlot slot, Reading reading) {
    boolean events = false;
    if (logic.isSilent(slot.state)) {
      events = apply(now, slot, logic.heard(slot.sensor, slot.state, parts.wallClock().millis()));
    }
    return apply(now, slot, logic.judge(slot.state, reading)) || events;
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
    if (silentAfterMs > 0) {
      long provenMs = parts.provenMs().getAsLong();
      for (SensorSlot slot : now.wheel.due(provenMs, slot -> slot.heardMs + silentAfterMs)) {
        slot.watched = false;
        long wallMs = parts.wallClock().millis();
        if (apply(now, slot, logic.silent(slot.sensor, slot.state, wallMs))) {
          now.statuses.changed(slot, true, elapsedMs);
        }
      }
    }
    now.statuses.sendOwed(elapsedMs);
  }

  private void watch(Live now, SensorSlot slot) {
    if (silentAfterMs > 0) {
      slot.watched = true;
      now.wheel.watch(slot, slot.heardMs + silentAfterMs);
    }
  }
}
