package id.suhu.core.alarm;

/**
 * One raise of an alarm, from the first reading above the limit to the clear.
 *
 * @param number tells it from every other of its alarm: the epoch milliseconds of {@code raisedMs},
 *     or one more than the occurrence before where event time has not moved on since
 * @param severity of the level that it reached
 * @param sinceMs when the condition began to hold, epoch milliseconds; earlier than {@code
 *     raisedMs} by the on-delay, and anything where the sensor's clock was set back since
 * @param raisedMs when it was raised, epoch milliseconds
 */
public record Occurrence(long number, Severity severity, long sinceMs, long raisedMs) {

  /** The first of an alarm. */
  static Occurrence first(Signal.Holds holds) {
    return new Occurrence(holds.atMs(), holds.severity(), holds.sinceMs(), holds.atMs());
  }

  /** The one after this. */
  Occurrence next(Signal.Holds holds) {
    long unique = Math.max(holds.atMs(), number + 1);
    return new Occurrence(unique, holds.severity(), holds.sinceMs(), holds.atMs());
  }

  /** The same raise, from another time on. */
  Occurrence since(long otherMs) {
    return new Occurrence(number, severity, otherMs, raisedMs);
  }
}
