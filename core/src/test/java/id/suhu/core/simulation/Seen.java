package id.suhu.core.simulation;

import id.suhu.core.reading.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A reading in the history of the slow model, with its classification. */
final class Seen {

  /** The classes of readings. */
  enum Fate {
    ON_TIME,
    /** A repeated reading. */
    REPEATED,
    /** Late, and arrived after the newest one. */
    LATE,
    /** Late, and arrived before the newest one. */
    OLD,
    /** The first one after the sensor's clock was set back. */
    ANEW
  }

  /** Its number among all inputs of the sensor. */
  final long n;

  final Reading reading;
  final Fate fate;

  /** Whether it is inside all rated ranges of the sensor. */
  final boolean plausible;

  /** Whether the sensor's clock was slow. */
  final boolean slow;

  /** °C per minute at this reading, by the name of the rule. */
  final Map<String, OptionalDouble> rates = new HashMap<>();

  /** The rules for which it was an excursion that the journal did not contain. */
  final Set<String> excursions = new HashSet<>();

  Seen(long n, Reading reading, Fate fate, boolean plausible, boolean slow) {
    this.n = n;
    this.reading = reading;
    this.fate = fate;
    this.plausible = plausible;
    this.slow = slow;
  }

  boolean isLate() {
    return fate == Fate.LATE || fate == Fate.OLD;
  }

  boolean startsAnew() {
    return fate == Fate.ANEW;
  }

  /** Returns whether the rules for temperatures evaluated it. */
  boolean isEvaluated() {
    return plausible && (fate == Fate.ON_TIME || fate == Fate.ANEW);
  }

  long eventMs() {
    return reading.eventTimeMs();
  }

  long arrivalMs() {
    return reading.arrivalMs();
  }

  /** Returns its temperature in tenths of a degree, which is a whole number in the simulation. */
  long tenths() {
    return SlowLimits.tenths(reading.celsius());
  }
}
