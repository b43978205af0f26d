package id.suhu.engine;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Restores the arrival order of readings from sensors that use several partitions, while the engine
 * lags behind. Such readings come mostly from clients that send no key. All other readings pass at
 * once.
 *
 * <p>Held readings are kept with the sensor's state. Used by one stream thread.
 */
final class ArrivalOrder {

  /** An engine lags behind if records that arrived this long ago may not have been taken in yet. */
  static final long BEHIND_AFTER_MS = 3_000;

  /** Maximum number of held readings of all sensors. */
  private static final int MOST = 20_000;

  private final Reception reception;
  private final SensorStore store;
  private final Set<SensorSlot> waiting = new LinkedHashSet<>();
  private int held;

  ArrivalOrder(Reception reception, SensorStore store) {
    this.reception = reception;
    this.store = store;
  }

  /** Readings of a sensor to be evaluated now, in this order. */
  record Released(SensorSlot slot, List<Reading> readings) {}

  /** Takes over a slot with its held readings. */
  void takeOver(SensorSlot slot) {
    if (slot.held != null) {
      waiting.add(slot);
      held += slot.held.size();
    }
  }

  /**
   * Takes a reading in.
   *
   * @param keyless whether its client sends without a key
   * @return the readings to be evaluated now, in this order
   */
  List<Reading> next(SensorSlot slot, Reading reading, boolean keyless, long nowMs) {
    int partition = reading.position().partition();
    slot.spread |= keyless || (slot.lastPartition >= 0 && slot.lastPartition != partition);
    slot.lastPartition = partition;
    HeldReadings readings = slot.held;
    if (readings == null) {
      if (!slot.spread || nowMs - BEHIND_AFTER_MS <= reception.provenMs()) {
        return List.of(reading);
      }
      readings = new HeldReadings();
      slot.held = readings;
      waiting.add(slot);
    }
    readings.add(reading, nowMs);
    held++;
    store.markDirty(slot);
    return released(slot, readings, held > MOST ? readings.releaseAll() : readings.releaseExcess());
  }

  /** Releases the readings that have waited long enough. */
  List<Released> due(long nowMs) {
    // Read first: the end of an interruption is set before the proof that extends beyond it.
    long provenMs = reception.provenMs();
    long interruptedUntilMs = reception.interruptedUntilMs();
    return release(readings -> readings.release(provenMs, interruptedUntilMs, nowMs));
  }

  /** Releases all held readings, at the end of the processor. */
  List<Released> all() {
    return release(HeldReadings::releaseAll);
  }

  private List<Released> release(Function<HeldReadings, List<Reading>> which) {
    List<Released> all = new ArrayList<>();
    for (SensorSlot slot : List.copyOf(waiting)) {
      HeldReadings readings = slot.held;
      if (readings != null) {
        all.add(new Released(slot, released(slot, readings, which.apply(readings))));
      }
    }
    return all;
  }

  private List<Reading> released(SensorSlot slot, HeldReadings from, List<Reading> released) {
    if (!released.isEmpty()) {
      held -= released.size();
      store.markDirty(slot);
    }
    if (from.isEmpty()) {
      slot.held = null;
      waiting.remove(slot);
    }
    return released;
  }
}
