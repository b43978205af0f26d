package id.suhu.core.simulation;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All readings of one sensor in order of arrival, each with its classification, from which the next
 * one is classified: on time, late, or the first after a clock was set back. Written from the
 * design, not from the code under test.
 */
final class SlowPast {

  private static final long TEN_SECONDS_MS = 10_000;

  enum Fate {
    ON_TIME,
    /** A repeated reading. */
    REPEATED,
    /** Late, and arrived after the newest one. */
    LATE,
    /** Late, and arrived before the newest one. */
    OLD,
    ANEW;

    boolean moves() {
      return this == ON_TIME || this == ANEW;
    }

    boolean isLate() {
      return this == LATE || this == OLD;
    }
  }

  /** A reading with its classification; {@code events} is its entry in the journal. */
  record Evaluated(Reading reading, Fate fate, boolean slow, List<String> events) {
    long event() {
      return reading.eventTimeMs();
    }

    long arrival() {
      return reading.arrivalMs();
    }

    boolean has(String what) {
      return events.stream().anyMatch(line -> line.startsWith(what));
    }
  }

  private final List<Evaluated> past = new ArrayList<>();

  void add(Evaluated evaluated) {
    past.add(evaluated);
  }

  Evaluated get(int index) {
    return past.get(index);
  }

  int size() {
    return past.size();
  }

  List<Evaluated> all() {
    return Collections.unmodifiableList(past);
  }

  /** Classifies the next reading. */
  Fate fateOf(Reading reading, boolean slow) {
    int newest = newestBefore(past.size());
    if (newest < 0 || reading.eventTimeMs() >= past.get(newest).event()) {
      boolean again =
          newest >= 0
              && !slow
              && recentAtTheSameTime(newest, reading.eventTimeMs()).contains(reading.celsius());
      return again ? Fate.REPEATED : Fate.ON_TIME;
    }
    Reading before = past.get(newest).reading();
    boolean cameAfter =
        before.position().partition() == reading.position().partition()
            ? reading.position().offset() > before.position().offset()
            : reading.arrivalMs() > before.arrivalMs();
    if (!cameAfter) {
      return Fate.OLD;
    }
    long firstArrival = reading.arrivalMs();
    for (int i = past.size() - 1; i > newest; i--) {
      if (past.get(i).fate() == Fate.LATE) {
        // The earliest by the broker's clock: if that was set back, the ten seconds count from
        // there.
        firstArrival = Math.min(firstArrival, past.get(i).arrival());
      }
    }
    return reading.arrivalMs() - firstArrival >= TEN_SECONDS_MS ? Fate.ANEW : Fate.LATE;
  }

  /** Returns the last sixteen different temperatures evaluated at an event time, up to an index. */
  private List<Double> recentAtTheSameTime(int newest, long eventMs) {
    List<Double> found = new ArrayList<>();
    for (int i = newest; i >= 0 && found.size() < 16; i--) {
      Evaluated evaluated = past.get(i);
      if (evaluated.fate().moves()) {
        if (evaluated.event() != eventMs) {
          break;
        }
        if (!found.contains(evaluated.reading().celsius())) {
          found.add(evaluated.reading().celsius());
        }
        if (evaluated.fate() == Fate.ANEW) {
          break;
        }
      }
    }
    return found;
  }

  /**
   * Returns the index of the last reading before an index that advanced event time; -1 if there is
   * none.
   */
  int newestBefore(int index) {
    int i = index - 1;
    while (i >= 0 && !past.get(i).fate().moves()) {
      i--;
    }
    return i;
  }

  /** Returns the index of the last reading that advanced event time. */
  int newest() {
    int newest = newestBefore(past.size());
    if (newest < 0) {
      throw new IllegalStateException("no reading was evaluated");
    }
    return newest;
  }
}
