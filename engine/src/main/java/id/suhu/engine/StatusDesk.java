package id.suhu.engine;

import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.time.DueWheel;
import id.suhu.messages.SensorStatusJson;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends statuses: at once if an alarm or the quality has changed, otherwise at most one per second
 * and sensor. A held-back status is sent later, so the last one always arrives. A pending status is
 * recorded in the sensor's state, so that it arrives after a crash too. Used by one stream thread.
 */
final class StatusDesk {

  private static final long GAP_MS = 1_000;

  /** The due time of a status that was never sent. */
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

  /** Handles a sensor's new state, which is written at the next commit. */
  void changed(SensorSlot slot, boolean urgent, long elapsedMs) {
    if (urgent || dueMs(slot) <= elapsedMs) {
      send(slot, elapsedMs);
    } else {
      owe(slot);
    }
  }

  /** Sends a sensor's status when it is due. */
  void owe(SensorSlot slot) {
    slot.statusOwed = true;
    if (!slot.statusQueued) {
      slot.statusQueued = true;
      count(1);
      queue.watch(slot, dueMs(slot));
    }
  }

  /**
   * Sends the held-back statuses that are due by now.
   *
   * @param most maximum number of statuses
   */
  void sendOwed(long elapsedMs, int most) {
    queue.due(elapsedMs, most, StatusDesk::dueMs).forEach(slot -> sendQueued(slot, elapsedMs));
  }

  /** Sends all held-back statuses, due or not, at the end of the processor. */
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
      // The stored state says that it is pending.
      store.markDirty(slot);
    }
  }

  /** Discards the pending statuses; the stored states say that they are pending. */
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
    context.forward(new Record<>(slot.sensor.bytes(), status, wallMs), EngineTopology.STATUS);
  }
}
