package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.DecodedCommand;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Takes operators' commands in: answers those that are not valid, re-routes those for other
 * partitions' sensors, and passes the rest to the {@link Decider}. A command may be in any
 * partition: clients disagree about where a key belongs. Used by one stream thread.
 */
final class CommandIntake {

  private final ProcessorContext<byte[], byte[]> context;
  private final ReadingTopic topic;
  private final InstantSource wallClock;
  private final SensorStore store;
  private final Decider decider;

  CommandIntake(
      ProcessorContext<byte[], byte[]> context,
      SensorProcessor.Parts parts,
      SensorStore store,
      Decider decider) {
    this.context = context;
    this.topic = parts.topic();
    this.wallClock = parts.wallClock();
    this.store = store;
    this.decider = decider;
  }

  /** Handles a record of the command topic. */
  void arrived(Record<byte[], byte @Nullable []> record, long elapsedMs) {
    DecodedCommand decoded = AlarmCommandJson.read(record.value());
    if (decoded instanceof DecodedCommand.Faulty faulty) {
      refuse(faulty);
    } else if (decoded instanceof DecodedCommand.Good good) {
      byte[] key = good.sensor().bytes();
      if (topic.isOwner(context.taskId().partition(), key)) {
        take(good, record.timestamp(), elapsedMs);
      } else {
        reroute(key, record);
      }
    }
  }

  /** Handles a command that was re-routed to this partition. */
  void rerouted(Record<byte[], byte[]> record, long elapsedMs) {
    // Only valid commands are re-routed.
    DecodedCommand.Good command = (DecodedCommand.Good) AlarmCommandJson.read(record.value());
    take(command, ReroutedCommand.of(record.headers()).arrivedMs(), elapsedMs);
  }

  private void take(DecodedCommand.Good command, long arrivedMs, long elapsedMs) {
    SensorId sensor = command.sensor();
    SensorSlot slot = store.find(sensor);
    if (slot != null) {
      decider.command(slot, command.command(), arrivedMs, elapsedMs);
    } else {
      decider.refuse(sensor, command.command(), arrivedMs, elapsedMs);
    }
  }

  private void refuse(DecodedCommand.Faulty command) {
    long wallMs = wallClock.millis();
    byte[] noKey = null;
    context.forward(
        new Record<>(noKey, AlarmEventJson.writeRefusal(command, wallMs), wallMs),
        EngineTopology.ALARMS);
    decider.requestCommit();
  }

  private void reroute(byte[] key, Record<byte[], byte[]> record) {
    context.forward(
        new ReroutedCommand(record.timestamp()).record(key, record.value(), wallClock.millis()),
        EngineTopology.REROUTE);
    // The owner sees it once it is committed.
    decider.requestCommit();
  }
}
