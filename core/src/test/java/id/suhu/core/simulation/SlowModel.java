package id.suhu.core.simulation;

import id.suhu.core.condition.Level;
import id.suhu.core.reading.Reading;
import id.suhu.core.simulation.SlowPast.Evaluated;
import id.suhu.core.simulation.SlowPast.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A slow reference model of a high rule for one sensor. It keeps every reading and no running
 * state, and evaluates each reading from all readings before it ({@link SlowPast}). Written from
 * the design, not from the code under test.
 */
final class SlowModel {

  private static final long TEN_SECONDS_MS = 10_000;

  private final Level rule;
  private final SlowPast past = new SlowPast();
  private final SlowPace clock = new SlowPace();

  SlowModel(Level rule) {
    this.rule = rule;
  }

  /** Returns the journal of readings in order of arrival. */
  List<String> journal(List<Reading> readings) {
    for (Reading reading : readings) {
      boolean slow = clock.isSlowAt(reading);
      Fate fate = past.fateOf(reading, slow);
      if (fate.isLate()) {
        slow = false;
      } else if (fate == Fate.ANEW) {
        clock.startsAnewAt(reading);
        slow = false;
      } else {
        clock.takes(reading);
      }
      List<String> events = new ArrayList<>();
      if (fate == Fate.ANEW) {
        events.add(line("clock_set_back", reading));
      }
      if (fate.isLate()) {
        if (isUnknownExcursion(reading) && !isInARun(reading)) {
          events.add(line("late_excursion", reading));
        }
      } else if (fate == Fate.REPEATED) {
        events.clear();
      } else if (isActive()) {
        if (heldFor(reading, fate, slow, false) >= rule.offDelay().toMillis()) {
          events.add(line("cleared", reading));
        }
      } else if (heldFor(reading, fate, slow, true) >= rule.onDelay().toMillis()) {
        events.add(line("raised", reading));
      }
      past.add(new Evaluated(reading, fate, slow, events));
    }
    return past.all().stream().flatMap(evaluated -> evaluated.events().stream()).toList();
  }

  /** Returns whether the newest reading must have the flag {@code clock}. */
  boolean clockSuspect() {
    int newest = past.newest();
    long before = Long.MIN_VALUE;
    for (int i = 0; i <= newest; i++) {
      if (past.get(i).fate() == Fate.ANEW) {
        before = Math.max(before, past.get(past.newestBefore(i)).event());
      }
    }
    Evaluated evaluated = past.get(newest);
    return evaluated.reading().clockSuspect() || evaluated.slow() || evaluated.event() <= before;
  }

  long lateCount() {
    return past.all().stream().filter(evaluated -> evaluated.fate().isLate()).count();
  }

  /**
   * Returns the kinds of readings that occurred: {@code repeated}, {@code late}, {@code old},
   * {@code slow}.
   */
  Set<String> coverage() {
    Set<String> all = new HashSet<>();
    for (Evaluated evaluated : past.all()) {
      all.add(evaluated.fate().name().toLowerCase(Locale.ROOT));
      if (evaluated.slow()) {
        all.add("slow");
      }
    }
    return all;
  }

  boolean isActive() {
    for (int i = past.size() - 1; i >= 0; i--) {
      if (past.get(i).has("raised")) {
        return true;
      }
      if (past.get(i).has("cleared")) {
        return false;
      }
    }
    return false;
  }

  /**
   * Returns for how long, up to this reading, all evaluated readings were above, or back; -1 if
   * this one is not.
   */
  private long heldFor(Reading reading, Fate fate, boolean slow, boolean above) {
    if (!holds(reading, above)) {
      return -1;
    }
    List<Reading> held = heldBy(past.size(), reading, fate, above);
    if (!slow) {
      return reading.eventTimeMs() - held.get(0).eventTimeMs();
    }
    // The earliest by the broker's clock: if that was set back, the delay counts from there.
    return reading.arrivalMs() - held.stream().mapToLong(Reading::arrivalMs).min().orElseThrow();
  }

  private long heldSince(int index, Reading reading, Fate fate, boolean above) {
    return heldBy(index, reading, fate, above).get(0).eventTimeMs();
  }

  /** Returns the consecutive readings, up to this one, that were above, or back; oldest first. */
  private List<Reading> heldBy(int index, Reading reading, Fate fate, boolean above) {
    List<Reading> held = new ArrayList<>(List.of(reading));
    for (int i = index - 1; i >= 0 && fate != Fate.ANEW; i--) {
      Evaluated evaluated = past.get(i);
      if (!evaluated.fate().moves()) {
        continue;
      }
      if (!holds(evaluated.reading(), above)) {
        break;
      }
      held.add(0, evaluated.reading());
      if (evaluated.fate() == Fate.ANEW) {
        break;
      }
    }
    return held;
  }

  private boolean holds(Reading reading, boolean above) {
    return above
        ? reading.celsius() > rule.limitCelsius()
        : reading.celsius() <= rule.limitCelsius() - rule.deadbandCelsius();
  }

  /** Returns whether a reading is above the limit and outside the latest occurrence. */
  private boolean isUnknownExcursion(Reading reading) {
    return isUnknownExcursion(reading, past.size());
  }

  private boolean isUnknownExcursion(Reading reading, int index) {
    if (!holds(reading, true)) {
      return false;
    }
    long cleared = Long.MAX_VALUE;
    for (int i = index - 1; i >= 0; i--) {
      Evaluated evaluated = past.get(i);
      if (evaluated.has("raised")) {
        long since = heldSince(i, evaluated.reading(), evaluated.fate(), true);
        return !(spanStart(i, index, since) <= reading.eventTimeMs()
            && reading.eventTimeMs() <= cleared);
      }
      if (evaluated.has("cleared") && cleared == Long.MAX_VALUE) {
        cleared = evaluated.event();
      }
    }
    return true;
  }

  /**
   * Returns the start of the occurrence, which moves if time restarted while the alarm was active.
   */
  private long spanStart(int raised, int index, long since) {
    long start = since;
    for (int i = raised + 1; i < index; i++) {
      if (past.get(i).fate() == Fate.ANEW) {
        start = past.get(i).event();
      }
      if (past.get(i).has("cleared")) {
        break;
      }
    }
    return start;
  }

  /** Returns whether a preceding late reading above the limit belongs to the same run. */
  private boolean isInARun(Reading reading) {
    for (int i = past.size() - 1; i >= 0; i--) {
      Evaluated evaluated = past.get(i);
      if (evaluated.fate() == Fate.ANEW) {
        return false;
      }
      if (evaluated.fate().isLate()) {
        if (holds(evaluated.reading(), false)) {
          return false;
        }
        if (isUnknownExcursion(evaluated.reading(), i)) {
          return Math.abs(reading.arrivalMs() - evaluated.arrival()) <= TEN_SECONDS_MS;
        }
      }
    }
    return false;
  }

  private static String line(String what, Reading reading) {
    return what + " " + reading.eventTimeMs() + " @" + reading.position().offset();
  }
}
