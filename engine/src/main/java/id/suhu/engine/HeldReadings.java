package id.suhu.engine;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Readings of one sensor that wait for older ones, in the order of their arrival.
 *
 * <p>A sensor's readings may stand in several partitions, each of which is read at its own pace.
 * While the engine is behind, the ones that come first need not have arrived first. They wait until
 * everything that had arrived before them has been taken in, or for {@link #LONGEST_MS}: an alarm
 * must not wait for a backlog of hours.
 *
 * <p>One stream thread.
 */
final class HeldReadings {

  /** How long a reading waits at most, in elapsed milliseconds. */
  static final long LONGEST_MS = 2_000;

  /** How many wait at most; they are written to the changelog with their sensor's state. */
  static final int MOST = 1_000;

  private static final Comparator<Held> BY_ARRIVAL =
      Comparator.<Held>comparingLong(held -> held.reading.arrivalMs())
          .thenComparingInt(held -> held.reading.position().partition())
          .thenComparingLong(held -> held.reading.position().offset());

  /** A reading that was taken in at an elapsed time. */
  private record Held(Reading reading, long sinceMs) {}

  private final NavigableSet<Held> held = new TreeSet<>(BY_ARRIVAL);

  /** A reading is taken in. */
  void add(Reading reading, long nowMs) {
    held.add(new Held(reading, nowMs));
  }

  /** Another processor takes them over: they wait anew. */
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

  /** Those that wait. */
  List<Reading> all() {
    return held.stream().map(Held::reading).toList();
  }

  /**
   * Lets those go whose wait is over, and with each of them all that arrived before it.
   *
   * @param provenMs up to when everything that had arrived has been taken in, in elapsed
   *     milliseconds
   * @param deafUntilMs when Kafka was last away: nothing can have come meanwhile
   * @param nowMs elapsed milliseconds
   */
  List<Reading> release(long provenMs, long deafUntilMs, long nowMs) {
    Held last = null;
    for (Held each : held.descendingSet()) {
      if (each.sinceMs <= provenMs || nowMs - Math.max(each.sinceMs, deafUntilMs) >= LONGEST_MS) {
        last = each;
        break;
      }
    }
    return last == null ? List.of() : remove(held.headSet(last, true));
  }

  /** Lets all go. */
  List<Reading> releaseAll() {
    return remove(held);
  }

  /** Lets the earliest arrivals go that are too many. */
  List<Reading> releaseExcess() {
    if (held.size() <= MOST) {
      return List.of();
    }
    // Half of them at once: each costs a decision, not a change of the set for every reading.
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
