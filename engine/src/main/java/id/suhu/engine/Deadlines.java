package id.suhu.engine;

import id.suhu.core.time.DueWheel;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sensors with a deadline, in its order: the end of a shelving or a reminder. Unlike silence,
 * which concerns every sensor, deadlines are few, and can move in both directions. Single-threaded.
 */
final class Deadlines {

  private final TreeSet<SensorSlot> slots =
      new TreeSet<>(
          Comparator.<SensorSlot>comparingLong(slot -> slot.deadlineMs)
              .thenComparing(slot -> slot.sensor.text()));

  /**
   * Sets a sensor's deadline.
   *
   * @param deadlineMs in elapsed milliseconds, or {@link DueWheel#NEVER}
   */
  void set(SensorSlot slot, long deadlineMs) {
    if (slot.deadlineMs == deadlineMs) {
      return;
    }
    if (slot.deadlineMs != DueWheel.NEVER) {
      slots.remove(slot);
    }
    slot.deadlineMs = deadlineMs;
    if (deadlineMs != DueWheel.NEVER) {
      slots.add(slot);
    }
  }

  /** Returns a sensor whose deadline has come, or null. It stays until its deadline changes. */
  @Nullable SensorSlot due(long nowMs) {
    return slots.isEmpty() || slots.first().deadlineMs > nowMs ? null : slots.first();
  }
}
