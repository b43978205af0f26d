package id.suhu.core.simulation;

import id.suhu.core.reading.Reading;
import id.suhu.core.rule.HighRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What a high rule makes of one sensor, worked out anew for each reading by looking back at all
 * that came before it: keeps every reading and no running state. Written from the design's
 * sentences, not from the code that it judges.
 */
final class SlowModel {

  private static final long TEN_SECONDS_MS = 10_000;

  private enum Fate {
    ON_TIME,
    LATE,
    ANEW
  }

  /** A reading and what became of it; {@code said} is what the journal says of it. */
  private record Judged(Reading reading, Fate fate, List<String> said) {
    long event() {
      return reading.eventTimeMs();
    }

    long arrival() {
      return reading.arrivalMs();
    }

    boolean says(String what) {
      return said.stream().anyMatch(line -> line.startsWith(what));
    }
  }

  private final HighRule rule;
  private final List<Judged> past = new ArrayList<>();

  SlowModel(HighRule rule) {
    this.rule = rule;
  }

  /** The journal of readings in the order of their arrival. */
  List<String> journal(List<Reading> readings) {
    for (Reading reading : readings) {
      Fate fate = fateOf(reading);
      List<String> said = new ArrayList<>();
      if (fate == Fate.ANEW) {
        said.add(line("clock_set_back", reading));
      }
      if (fate == Fate.LATE) {
        if (isUnknownExcursion(reading) && !isInARun(reading)) {
          said.add(line("late_excursion", reading));
        }
      } else if (isActive()) {
        if (heldFor(reading, fate, false) >= rule.offDelay().toMillis()) {
          said.add(line("cleared", reading));
        }
      } else if (heldFor(reading, fate, true) >= rule.onDelay().toMillis()) {
        said.add(line("raised", reading));
      }
      past.add(new Judged(reading, fate, said));
    }
    return past.stream().flatMap(judged -> judged.said().stream()).toList();
  }

  /** Whether the flag {@code clock} must stand on the newest reading. */
  boolean clockSuspect() {
    int newest = lastIndexOf(Fate.ON_TIME, Fate.ANEW);
    long before = Long.MIN_VALUE;
    for (int i = 0; i <= newest; i++) {
      if (past.get(i).fate() == Fate.ANEW) {
        before = Math.max(before, newestBefore(i));
      }
    }
    Judged judged = past.get(newest);
    return judged.reading().clockSuspect() || judged.event() <= before;
  }

  long lateCount() {
    return past.stream().filter(judged -> judged.fate() == Fate.LATE).count();
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

  private Fate fateOf(Reading reading) {
    if (reading.eventTimeMs() >= newestBefore(past.size())) {
      return Fate.ON_TIME;
    }
    long firstArrival = reading.arrivalMs();
    for (int i = past.size() - 1; i >= 0 && past.get(i).fate() == Fate.LATE; i--) {
      // The earliest by its clock: where that went back, the seconds count from there.
      firstArrival = Math.min(firstArrival, past.get(i).arrival());
    }
    return reading.arrivalMs() - firstArrival >= TEN_SECONDS_MS ? Fate.ANEW : Fate.LATE;
  }

  /** Event time of the last reading before an index that was not late. */
  private long newestBefore(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (past.get(i).fate() != Fate.LATE) {
        return past.get(i).event();
      }
    }
    return Long.MIN_VALUE;
  }

  private int lastIndexOf(Fate one, Fate other) {
    for (int i = past.size() - 1; i >= 0; i--) {
      if (past.get(i).fate() == one || past.get(i).fate() == other) {
        return i;
      }
    }
    throw new IllegalStateException("no reading was judged");
  }

  /** For how long, up to this reading, everything judged was above, or back; -1 if it is not. */
  private long heldFor(Reading reading, Fate fate, boolean above) {
    if (!holds(reading, above)) {
      return -1;
    }
    return reading.eventTimeMs() - heldSince(past.size(), reading, fate, above);
  }

  private long heldSince(int index, Reading reading, Fate fate, boolean above) {
    long since = reading.eventTimeMs();
    for (int i = index - 1; i >= 0 && fate != Fate.ANEW; i--) {
      Judged judged = past.get(i);
      if (judged.fate() == Fate.LATE) {
        continue;
      }
      if (!holds(judged.reading(), above)) {
        break;
      }
      since = judged.event();
      if (judged.fate() == Fate.ANEW) {
        break;
      }
    }
    return since;
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
      if (judged.fate() == Fate.LATE) {
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
