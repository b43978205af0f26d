package id.suhu.core.simulation;

import id.suhu.core.reading.Reading;
import id.suhu.core.rule.RuleKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A reading as the slow model met it, and what it made of it then. */
final class Met {

  /** How a reading stands to those before it. */
  enum Fate {
    ON_TIME,
    LATE,
    /** Judged, though older: the sensor's clock was set back. */
    ANEW
  }

  /** Its place among all that befell the sensor. */
  final long n;

  final Reading reading;
  final Fate fate;

  /** Whether it lay within its sensor's range. */
  final boolean possible;

  /** Whether its moment was met for the first time, so that it says something about a rate. */
  final boolean counts;

  /** °C per minute when it had come, by the rules that there were about one. */
  final Map<RuleKind, OptionalDouble> rates = new EnumMap<>(RuleKind.class);

  /** The kinds of rules to which it was a late excursion of which the journal did not know. */
  final Set<RuleKind> excursions = EnumSet.noneOf(RuleKind.class);

  Met(long n, Reading reading, Fate fate, boolean possible, boolean counts) {
    this.n = n;
    this.reading = reading;
    this.fate = fate;
    this.possible = possible;
    this.counts = counts;
  }

  long eventMs() {
    return reading.eventTimeMs();
  }

  /** Its temperature in tenths of a degree, which the simulation's are whole numbers of. */
  long tenths() {
    return SlowLimits.tenths(reading.celsius());
  }
}
