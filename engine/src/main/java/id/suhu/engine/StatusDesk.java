package id.suhu.engine;

import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.time.DueWheel;
import id.suhu.messages.SensorStatusJson;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends statuses: at once when an alarm or the quality has changed, else at most one a second for a
 * sensor; what was held back is sent later, so the last one always arrives. That one is owed is
 * kept with the sensor's state, so that it arrives after a crash too. One stream thread.
 */
final class StatusDesk {

  private static final long GAP_MS = 1_000;

  /** When a status is due that was never sent. */
  private static final long LONG_AGO = 0;

  private final InstantSource wallClock;
  private final ProcessorContext<byte[], byte[]> context;
  private final SensorStore store;
  private final OwedStatuses owed;
  private int queued;
  private final DueWheel<SensorSlot> queue = new DueWheel<>();

  StatusDesk(
      InstantSource wallClock,
      ProcessorContext<byte[], byte[]> context,
      SensorStore store,
      OwedStatuses owed) {
    this.wallClock = wallClock;
    this.context = context;
    this.store = store;
    this.owed = owed;
  }

  /** A sensor has a new state, which is to be kept at the next commit. */
  void changed(SensorSlot slot, boolean urgent, long elapsedMs) {
    if (urgent || dueMs(slot) <= elapsedMs) {
      send(slot, elapsedMs);
    } else {
      owe(slot);
    }
  }

  /** A sensor's status is to be sent when it is due. */
  void owe(SensorSlot slot) {
    slot.statusOwed = true;
    if (!slot.statusQueued) {
      slot.statusQueued = true;
      count(1);
      queue.watch(slot, dueMs(slot));
    }
  }

  /**
   * Sends what was held back and is due by now.
   *
   * @param most statuses to send
   */
  void sendOwed(long elapsedMs, int most) {
    queue.due(elapsedMs, most, StatusDesk::dueMs).forEach(slot -> sendQueued(slot, elapsedMs));
  }

  /** Sends all that was held back, due or not: there will be no later. */
  void sendAllOwed(long elapsedMs) {
    queue
        .due(elapsedMs + 2 * GAP_MS, Integer.MAX_VALUE, slot -> elapsedMs)
        .forEach(slot -> sendQueued(slot, elapsedMs));
  }

  private void sendQueued(SensorSlot slot, long elapsedMs) {
    slot.statusQueued = false;
    count(-1);
    if (slot.statusOwed) {
      send(slot, elapsedMs);
      // What is kept says that it is owed.
      store.markDirty(slot);
    }
  }

  /** Nobody will send what is left; the states say that it is owed. */
  void close() {
    count(-queued);
  }

  private void count(int more) {
    queued += more;
    owed.add(more);
  }

  private static long dueMs(SensorSlot slot) {
    return slot.statusSentMs == SensorSlot.NEVER ? LONG_AGO : slot.statusSentMs + GAP_MS;
  }

  private void send(SensorSlot slot, long elapsedMs) {
    slot.statusSentMs = elapsedMs;
    slot.statusOwed = false;
    long wallMs = wallClock.millis();
    byte[] status = SensorStatusJson.write(SensorStatus.of(slot.state), wallMs);
    context.forward(new Record<>(slot.key, status, wallMs), EngineTopology.STATUS);
  }
}
