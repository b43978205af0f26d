package id.suhu.engine;

import id.suhu.core.sensor.SensorLogic;
import id.suhu.messages.SensorStatusJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends statuses: at once when an alarm or the quality has changed, else at most one a second for a
 * sensor; what was held back is sent later, so the last one always arrives. One stream thread.
 */
final class StatusDesk {

  private static final long GAP_MS = 1_000;

  private final SensorLogic logic;
  private final InstantSource wallClock;
  private final ProcessorContext<byte[], byte[]> context;
  private List<SensorSlot> owed = new ArrayList<>();

  StatusDesk(SensorLogic logic, InstantSource wallClock, ProcessorContext<byte[], byte[]> context) {
    this.logic = logic;
    this.wallClock = wallClock;
    this.context = context;
  }

  /** A sensor has a new state. */
  void changed(SensorSlot slot, boolean urgent, long elapsedMs) {
    if (urgent || isDue(slot, elapsedMs)) {
      send(slot, elapsedMs);
    } else if (!slot.statusOwed) {
      slot.statusOwed = true;
      owed.add(slot);
    }
  }

  /** Sends what was held back and is due by now. */
  void sendOwed(long elapsedMs) {
    List<SensorSlot> later = new ArrayList<>();
    for (SensorSlot slot : owed) {
      if (slot.statusOwed) {
        if (isDue(slot, elapsedMs)) {
          send(slot, elapsedMs);
        } else {
          later.add(slot);
        }
      }
    }
    owed = later;
  }

  private static boolean isDue(SensorSlot slot, long elapsedMs) {
    return slot.statusSentMs == SensorSlot.NEVER || elapsedMs - slot.statusSentMs >= GAP_MS;
  }

  private void send(SensorSlot slot, long elapsedMs) {
    slot.statusSentMs = elapsedMs;
    slot.statusOwed = false;
    long wallMs = wallClock.millis();
    byte[] status = SensorStatusJson.write(logic.status(slot.sensor, slot.state), wallMs);
    context.forward(new Record<>(slot.key, status, wallMs), EngineTopology.STATUS);
  }
}
