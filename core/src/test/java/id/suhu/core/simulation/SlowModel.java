package id.suhu.core.simulation;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.reading.Reading;
import id.suhu.core.simulation.SlowPast.Evaluated;
import id.suhu.core.simulation.SlowPast.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A slow reference model of a rule with one or two limits for one sensor. It keeps every reading
 * and no running state, and evaluates each reading from all readings before it ({@link SlowPast}).
 * Written from the design, not from the code under test.
 */
final class SlowModel {

  private static final long TEN_SECONDS_MS = 10_000;

  private final Level rule;
  private final Optional<Level> second;
  private final boolean first;
  private final SlowPast past = new SlowPast();
  private final SlowPace clock = new SlowPace();

  /**
   * @param rule the condition of the rule
   * @param first whether it is the sensor's first rule, which gets the events of its clock
   */
  SlowModel(LevelCondition rule, boolean first) {
    this.rule = rule.level();
    this.second = rule.second();
    this.first = first;
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
      if (fate == Fate.ANEW && first) {
        events.add(line("clock_set_back", severity(), reading));
      }
      if (fate.isLate()) {
        if (isUnknownExcursion(reading) && !isInARun(reading)) {
          events.add(line("late_excursion", reachedBy(reading), reading));
        }
      } else if (fate == Fate.REPEATED) {
        events.clear();
      } else {
        next(reading, fate, slow).ifPresent(events::add);
      }
      past.add(new Evaluated(reading, fate, slow, events));
    }
    return past.all().stream().flatMap(evaluated -> evaluated.events().stream()).toList();
  }

  /** Returns the event of a reading that is evaluated. */
  private Optional<String> next(Reading reading, Fate fate, boolean slow) {
    boolean further =
        second.isPresent()
            && heldFor(reading, fate, slow, second.get(), true)
                >= second.get().onDelay().toMillis();
    if (!isActive()) {
      if (heldFor(reading, fate, slow, rule, true) < rule.onDelay().toMillis()) {
        return Optional.empty();
      }
      Severity reached = further ? second.orElseThrow().severity() : rule.severity();
      return Optional.of(line("raised", reached, reading));
    }
    if (heldFor(reading, fate, slow, rule, false) >= rule.offDelay().toMillis()) {
      return Optional.of(line("cleared", severity(), reading));
    }
    if (second.isEmpty()) {
      return Optional.empty();
    }
    if (severity() == rule.severity()) {
      return further
          ? Optional.of(line("escalated", second.get().severity(), reading))
          : Optional.empty();
    }
    return heldFor(reading, fate, slow, second.get(), false) >= second.get().offDelay().toMillis()
        ? Optional.of(line("deescalated", rule.severity(), reading))
        : Optional.empty();
  }

  /** Returns the severity of the latest occurrence, or of the rule if there is none. */
  private Severity severity() {
    return severityBefore(past.size());
  }

  private Severity severityBefore(int index) {
    for (int i = index - 1; i >= 0; i--) {
      for (String event : past.get(i).events()) {
        if (event.startsWith("raised") || event.contains("escalated")) {
          return Severity.valueOf(event.split(" ", -1)[1].toUpperCase(Locale.ROOT));
        }
      }
    }
    return rule.severity();
  }

  /** Returns the severity of the level that a reading beyond the limit has reached. */
  private Severity reachedBy(Reading reading) {
    return second.isPresent() && holds(reading, second.get(), true)
        ? second.get().severity()
        : rule.severity();
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
   * Returns for how long, up to this reading, all evaluated readings were beyond a limit, or back;
   * -1 if this one is not.
   */
  private long heldFor(Reading reading, Fate fate, boolean slow, Level level, boolean beyond) {
    if (!holds(reading, level, beyond)) {
      return -1;
    }
    List<Reading> held = heldBy(past.size(), reading, fate, level, beyond);
    if (!slow) {
      return reading.eventTimeMs() - held.get(0).eventTimeMs();
    }
    // The earliest by the broker's clock: if that was set back, the delay counts from there.
    return reading.arrivalMs() - held.stream().mapToLong(Reading::arrivalMs).min().orElseThrow();
  }

  private long heldSince(int index, Reading reading, Fate fate) {
    return heldBy(index, reading, fate, rule, true).get(0).eventTimeMs();
  }

  /** Returns the consecutive readings, up to this one, that were beyond, or back; oldest first. */
  private List<Reading> heldBy(int index, Reading reading, Fate fate, Level level, boolean beyond) {
    List<Reading> held = new ArrayList<>(List.of(reading));
    for (int i = index - 1; i >= 0 && fate != Fate.ANEW; i--) {
      Evaluated evaluated = past.get(i);
      if (!evaluated.fate().moves()) {
        continue;
      }
      if (!holds(evaluated.reading(), level, beyond)) {
        break;
      }
      held.add(0, evaluated.reading());
      if (evaluated.fate() == Fate.ANEW) {
        break;
      }
    }
    return held;
  }

  private static boolean holds(Reading reading, Level level, boolean beyond) {
    double inwards = level.side() == Side.HIGH ? -level.deadbandCelsius() : level.deadbandCelsius();
    double distance =
        beyond
            ? reading.celsius() - level.limitCelsius()
            : level.limitCelsius() + inwards - reading.celsius();
    double outwards = level.side() == Side.HIGH ? distance : -distance;
    return beyond ? outwards > 0 : outwards >= 0;
  }

  /** Returns whether a reading is beyond the limit and outside the latest occurrence. */
  private boolean isUnknownExcursion(Reading reading) {
    return isUnknownExcursion(reading, past.size());
  }

  private boolean isUnknownExcursion(Reading reading, int index) {
    if (!holds(reading, rule, true)) {
      return false;
    }
    long cleared = Long.MAX_VALUE;
    for (int i = index - 1; i >= 0; i--) {
      Evaluated evaluated = past.get(i);
      if (evaluated.has("raised")) {
        long since = heldSince(i, evaluated.reading(), evaluated.fate());
        boolean inside =
            spanStart(i, index, since) <= reading.eventTimeMs() && reading.eventTimeMs() <= cleared;
        return !inside || reachedBy(reading).compareTo(severityBefore(index)) > 0;
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

  /** Returns whether a preceding late reading beyond the limit belongs to the same run. */
  private boolean isInARun(Reading reading) {
    for (int i = past.size() - 1; i >= 0; i--) {
      Evaluated evaluated = past.get(i);
      if (evaluated.fate() == Fate.ANEW) {
        return false;
      }
      if (evaluated.fate().isLate()) {
        if (holds(evaluated.reading(), rule, false)) {
          return false;
        }
        if (isUnknownExcursion(evaluated.reading(), i)) {
          return Math.abs(reading.arrivalMs() - evaluated.arrival()) <= TEN_SECONDS_MS;
        }
      }
    }
    return false;
  }

  private static String line(String what, Severity severity, Reading reading) {
    return "%s %s %d @%d"
        .formatted(what, severity.code(), reading.eventTimeMs(), reading.position().offset());
  }
}
