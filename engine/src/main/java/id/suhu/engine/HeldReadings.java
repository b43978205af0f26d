package id.suhu.engine;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Readings of one sensor that wait for older ones, in their arrival order.
 *
 * <p>A sensor's readings may be spread over several partitions, each of which is read at its own
 * pace. While the engine lags behind, the readings that are read first need not have arrived first.
 * They wait until everything that had arrived before them has been taken in, but at most {@link
 * #LONGEST_MS}: an alarm must not wait for a backlog of hours.
 *
 * <p>Used by one stream thread.
 */
final class HeldReadings {

  /** Maximum wait of a reading, in elapsed milliseconds. */
  static final long LONGEST_MS = 2_000;

  /**
   * Maximum number of held readings; they are written to the changelog with their sensor's state.
   */
  static final int MOST = 1_000;

  private static final Comparator<Held> BY_ARRIVAL =
      Comparator.<Held>comparingLong(held -> held.reading.arrivalMs())
          .thenComparingInt(held -> held.reading.position().partition())
          .thenComparingLong(held -> held.reading.position().offset());

  /** A reading and the elapsed time at which it was taken in. */
  private record Held(Reading reading, long sinceMs) {}

  private final NavigableSet<Held> held = new TreeSet<>(BY_ARRIVAL);

  /** Takes a reading in. */
  void add(Reading reading, long nowMs) {
    held.add(new Held(reading, nowMs));
  }

  /** Called when another processor takes the readings over: their wait restarts. */
  void takeOver(long nowMs) {
    List<Reading> all = all();
    held.clear();
    all.forEach(reading -> add(reading, nowMs));
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  int size() {
    return held.size();
  }

  /** Returns the held readings. */
  List<Reading> all() {
    return held.stream().map(Held::reading).toList();
  }

  /**
   * Releases the readings whose wait is over, each with all readings that arrived before it.
   *
   * @param provenMs the moment up to which everything that had arrived has been taken in, in
   *     elapsed milliseconds
   * @param interruptedUntilMs the end of Kafka's last outage, during which nothing can have arrived
   * @param nowMs elapsed milliseconds
   */
  List<Reading> release(long provenMs, long interruptedUntilMs, long nowMs) {
    Held last = null;
    for (Held each : held.descendingSet()) {
      if (each.sinceMs <= provenMs
          || nowMs - Math.max(each.sinceMs, interruptedUntilMs) >= LONGEST_MS) {
        last = each;
        break;
      }
    }
    return last == null ? List.of() : remove(held.headSet(last, true));
  }

  /** Releases all readings. */
  List<Reading> releaseAll() {
    return remove(held);
  }

  /** Releases the earliest arrivals beyond the maximum. */
  List<Reading> releaseExcess() {
    if (held.size() <= MOST) {
      return List.of();
    }
    // Half of them at once, since each release costs a decision and a change of the set.
    Held middle = held.stream().skip(MOST / 2).findFirst().orElseThrow();
    return remove(held.headSet(middle, false));
  }

  private static List<Reading> remove(NavigableSet<Held> part) {
    List<Reading> readings = new ArrayList<>(part.size());
    part.forEach(each -> readings.add(each.reading));
    part.clear();
    return readings;
  }
}
