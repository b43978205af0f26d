package id.suhu.core.time;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Tells which sensors are due, without a look at those that are not.
 *
 * <p>A sensor stands in the slot of the time at which it will be due if it says nothing more. It is
 * not moved when it says something: when its slot comes up it is asked once for its real due time,
 * and put there. So hearing a sensor costs nothing, and each is looked at once in every period
 * instead of at every tick. The idea is that of lazily re-armed timing wheels: Varghese and Lauck,
 * "Hashed and Hierarchical Timing Wheels", 1987.
 *
 * <p>Times are milliseconds of a clock that never goes back. One thread at a time.
 *
 * @param <S> what stands for a sensor
 */
public final class DueWheel<S> {

  private static final long SLOT_MS = 250;

  private final TreeMap<Long, List<S>> slots = new TreeMap<>();

  /** Puts a sensor that is not in the wheel under watch. */
  public void watch(S sensor, long dueMs) {
    slots.computeIfAbsent(slotOf(dueMs), slot -> new ArrayList<>()).add(sensor);
  }

  /**
   * Sensors that are due; they are no longer in the wheel.
   *
   * @param nowMs what is due at this time or before counts; a sensor is found at most a quarter of
   *     a second late
   * @param most how many to find; the others are found by the next calls, as due as they are then
   * @param due when a sensor is due, as things are now
   */
  public List<S> due(long nowMs, int most, ToLongFunction<S> due) {
    List<S> found = new ArrayList<>();
    while (found.size() < most && !slots.isEmpty() && slots.firstKey() * SLOT_MS <= nowMs) {
      List<S> first = slots.firstEntry().getValue();
      while (found.size() < most && !first.isEmpty()) {
        S sensor = first.remove(first.size() - 1);
        long dueMs = due.applyAsLong(sensor);
        if (dueMs <= nowMs) {
          found.add(sensor);
        } else {
          watch(sensor, dueMs);
        }
      }
      if (first.isEmpty()) {
        slots.pollFirstEntry();
      }
    }
    return found;
  }

  /** The slot that begins at the time or after it, so that nobody is asked too early. */
  private static long slotOf(long dueMs) {
    return Math.floorDiv(dueMs + SLOT_MS - 1, SLOT_MS);
  }
}
