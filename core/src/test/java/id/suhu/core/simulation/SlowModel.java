package id.suhu.core.simulation;

import id.suhu.core.condition.Level;
import id.suhu.core.reading.Reading;
import id.suhu.core.simulation.SlowPast.Fate;
import id.suhu.core.simulation.SlowPast.Judged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a high rule makes of one sensor, worked out anew for each reading by looking back at all
 * that came before it ({@link SlowPast}): keeps every reading and no running state. Written from
 * the design's sentences, not from the code that it judges.
 */
final class SlowModel {

  private static final long TEN_SECONDS_MS = 10_000;

  private final Level rule;
  private final SlowPast past = new SlowPast();
  private final SlowPace clock = new SlowPace();

  SlowModel(Level rule) {
    this.rule = rule;
  }

  /** The journal of readings in the order of their arrival. */
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
      List<String> said = new ArrayList<>();
      if (fate == Fate.ANEW) {
        said.add(line("clock_set_back", reading));
      }
      if (fate.isLate()) {
        if (isUnknownExcursion(reading) && !isInARun(reading)) {
          said.add(line("late_excursion", reading));
        }
      } else if (fate == Fate.REPEATED) {
        said.clear();
      } else if (isActive()) {
        if (heldFor(reading, fate, slow, false) >= rule.offDelay().toMillis()) {
          said.add(line("cleared", reading));
        }
      } else if (heldFor(reading, fate, slow, true) >= rule.onDelay().toMillis()) {
        said.add(line("raised", reading));
      }
      past.add(new Judged(reading, fate, slow, said));
    }
    return past.all().stream().flatMap(judged -> judged.said().stream()).toList();
  }

  /** Whether the flag {@code clock} must stand on the newest reading. */
  boolean clockSuspect() {
    int newest = past.newest();
    long before = Long.MIN_VALUE;
    for (int i = 0; i <= newest; i++) {
      if (past.get(i).fate() == Fate.ANEW) {
        before = Math.max(before, past.get(past.newestBefore(i)).event());
      }
    }
    Judged judged = past.get(newest);
    return judged.reading().clockSuspect() || judged.slow() || judged.event() <= before;
  }

  long lateCount() {
    return past.all().stream().filter(judged -> judged.fate().isLate()).count();
  }

  /** What the readings met: {@code repeated}, {@code late}, {@code old}, {@code slow}. */
  Set<String> befallen() {
    Set<String> all = new HashSet<>();
    for (Judged judged : past.all()) {
      all.add(judged.fate().name().toLowerCase(Locale.ROOT));
      if (judged.slow()) {
        all.add("slow");
      }
    }
    return all;
  }

  boolean isActive() {
    for (int i = past.size() - 1; i >= 0; i--) {
      if (past.get(i).says("raised")) {
        return true;
      }
      if (past.get(i).says("cleared")) {
        return false;
      }
    }
    return false;
  }

  /** For how long, up to this reading, everything judged was above, or back; -1 if it is not. */
  private long heldFor(Reading reading, Fate fate, boolean slow, boolean above) {
    if (!holds(reading, above)) {
      return -1;
    }
    List<Reading> held = heldBy(past.size(), reading, fate, above);
    if (!slow) {
      return reading.eventTimeMs() - held.get(0).eventTimeMs();
    }
    // The earliest by the broker's clock: where that went back, the delay counts from there.
    return reading.arrivalMs() - held.stream().mapToLong(Reading::arrivalMs).min().orElseThrow();
  }

  private long heldSince(int index, Reading reading, Fate fate, boolean above) {
    return heldBy(index, reading, fate, above).get(0).eventTimeMs();
  }

  /** The readings, up to this one, that were judged in one go above, or back; oldest first. */
  private List<Reading> heldBy(int index, Reading reading, Fate fate, boolean above) {
    List<Reading> held = new ArrayList<>(List.of(reading));
    for (int i = index - 1; i >= 0 && fate != Fate.ANEW; i--) {
      Judged judged = past.get(i);
      if (!judged.fate().moves()) {
        continue;
      }
      if (!holds(judged.reading(), above)) {
        break;
      }
      held.add(0, judged.reading());
      if (judged.fate() == Fate.ANEW) {
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

  /** Above, and not within the latest alarm's own time. */
  private boolean isUnknownExcursion(Reading reading) {
    return isUnknownExcursion(reading, past.size());
  }

  private boolean isUnknownExcursion(Reading reading, int index) {
    if (!holds(reading, true)) {
      return false;
    }
    long cleared = Long.MAX_VALUE;
    for (int i = index - 1; i >= 0; i--) {
      Judged judged = past.get(i);
      if (judged.says("raised")) {
        long since = heldSince(i, judged.reading(), judged.fate(), true);
        return !(spanStart(i, index, since) <= reading.eventTimeMs()
            && reading.eventTimeMs() <= cleared);
      }
      if (judged.says("cleared") && cleared == Long.MAX_VALUE) {
        cleared = judged.event();
      }
    }
    return true;
  }

  /** Where time started anew while the alarm was active, its span starts there. */
  private long spanStart(int raised, int index, long since) {
    long start = since;
    for (int i = raised + 1; i < index; i++) {
      if (past.get(i).fate() == Fate.ANEW) {
        start = past.get(i).event();
      }
      if (past.get(i).says("cleared")) {
        break;
      }
    }
    return start;
  }

  /** Whether another late reading above, not long before, is the same run. */
  private boolean isInARun(Reading reading) {
    for (int i = past.size() - 1; i >= 0; i--) {
      Judged judged = past.get(i);
      if (judged.fate() == Fate.ANEW) {
        return false;
      }
      if (judged.fate().isLate()) {
        if (holds(judged.reading(), false)) {
          return false;
        }
        if (isUnknownExcursion(judged.reading(), i)) {
          return Math.abs(reading.arrivalMs() - judged.arrival()) <= TEN_SECONDS_MS;
        }
      }
    }
    return false;
  }

  private static String line(String what, Reading reading) {
    return what + " " + reading.eventTimeMs() + " @" + reading.position().offset();
  }
}
