package id.suhu.engine;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts the readings of sensors that stand in several partitions into the order of their arrival,
 * while the engine is behind. It is their clients that spread them: by sending no key, mostly.
 * Every other reading passes at once.
 *
 * <p>What waits is kept with the sensor's state. One stream thread.
 */
final class ArrivalOrder {

  /** An engine is behind if what arrived so long ago may not have been taken in yet. */
  static final long BEHIND_AFTER_MS = 3_000;

  /** How many readings wait at most, of all sensors. */
  private static final int MOST = 20_000;

  private final Hearing hearing;
  private final SensorStore store;
  private final Set<SensorSlot> waiting = new LinkedHashSet<>();
  private int held;

  ArrivalOrder(Hearing hearing, SensorStore store) {
    this.hearing = hearing;
    this.store = store;
  }

  /** Readings of a sensor that are to be judged now, in this order. */
  record Released(SensorSlot slot, List<Reading> readings) {}

  /** A slot was taken over with what waits in it. */
  void takeOver(SensorSlot slot) {
    if (slot.held != null) {
      waiting.add(slot);
      held += slot.held.size();
    }
  }

  /**
   * A reading is taken in.
   *
   * @param keyless its client sends without a key
   * @return what is to be judged now, in this order
   */
  List<Reading> next(SensorSlot slot, Reading reading, boolean keyless, long nowMs) {
    int partition = reading.position().partition();
    slot.spread |= keyless || (slot.lastPartition >= 0 && slot.lastPartition != partition);
    slot.lastPartition = partition;
    HeldReadings readings = slot.held;
    if (readings == null) {
      if (!slot.spread || nowMs - BEHIND_AFTER_MS <= hearing.provenMs()) {
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

  /** What has waited long enough. */
  List<Released> due(long nowMs) {
    // The end of deafness is noted before the proof that reaches past it.
    long provenMs = hearing.provenMs();
    long deafUntilMs = hearing.deafUntilMs();
    return release(readings -> readings.release(provenMs, deafUntilMs, nowMs));
  }

  /** All that waits: there will be no later. */
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
