package id.suhu.core.time;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Finds the sensors that are due without looking at the others.
 *
 * <p>A sensor is in the slot of the time at which it will be due if no more readings arrive. A
 * reading does not move it: when its slot expires, its actual due time is computed and it is moved
 * there. So a reading costs nothing, and each sensor is examined once per period instead of at
 * every tick. This is a lazily re-armed timing wheel: Varghese and Lauck, "Hashed and Hierarchical
 * Timing Wheels", 1987.
 *
 * <p>Times are milliseconds of a monotonic clock. Not thread-safe.
 *
 * @param <S> the type that represents a sensor
 */
public final class DueWheel<S> {

  private static final long SLOT_MS = 250;

  /** The due time of a sensor that is not due at any time. */
  public static final long NEVER = Long.MAX_VALUE;

  private final TreeMap<Long, List<S>> slots = new TreeMap<>();

  /** Adds a sensor that is not in the wheel. */
  public void watch(S sensor, long dueMs) {
    slots.computeIfAbsent(slotOf(dueMs), slot -> new ArrayList<>()).add(sensor);
  }

  /**
   * Removes and returns sensors that are due.
   *
   * @param nowMs now; a sensor is found at most a quarter of a second late
   * @param most how many to return; the others are returned by later calls if they are still due
   * @param due computes when a sensor is due; one that is {@link #NEVER} due leaves the wheel
   */
  public List<S> due(long nowMs, int most, ToLongFunction<S> due) {
    List<S> found = new ArrayList<>();
    while (found.size() < most
        && !slots.isEmpty()
        && slots.firstKey() <= Math.floorDiv(nowMs, SLOT_MS)) {
      List<S> first = slots.firstEntry().getValue();
      while (found.size() < most && !first.isEmpty()) {
        S sensor = first.remove(first.size() - 1);
        long dueMs = due.applyAsLong(sensor);
        if (dueMs <= nowMs) {
          found.add(sensor);
        } else if (dueMs != NEVER) {
          watch(sensor, dueMs);
        }
      }
      if (first.isEmpty()) {
        slots.pollFirstEntry();
      }
    }
    return found;
  }

  /**
   * Returns the first slot that begins at the time or after it, so that no sensor is examined too
   * early.
   */
  private static long slotOf(long dueMs) {
    return Math.floorDiv(dueMs + SLOT_MS - 1, SLOT_MS);
  }
}
