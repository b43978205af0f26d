package id.suhu.core.alarm;

/**
 * One occurrence of an alarm, from the start of its condition to the clear.
 *
 * @param number unique within the alarm: {@code raisedMs}, or the previous occurrence's number plus
 *     one if event time has not advanced since
 * @param severity severity of the level that it has reached
 * @param sinceMs when the condition became true, epoch milliseconds; earlier than {@code raisedMs}
 *     by the on-delay, and arbitrary if the sensor's clock was set back since
 * @param raisedMs when it was raised, epoch milliseconds
 */
public record Occurrence(long number, Severity severity, long sinceMs, long raisedMs) {

  /** Returns an alarm's first occurrence. */
  static Occurrence first(Signal.Holds holds) {
    return new Occurrence(holds.atMs(), holds.severity(), holds.sinceMs(), holds.atMs());
  }

  /** Returns the occurrence after this one. */
  Occurrence next(Signal.Holds holds) {
    long unique = Math.max(holds.atMs(), number + 1);
    return new Occurrence(unique, holds.severity(), holds.sinceMs(), holds.atMs());
  }

  /** Returns this occurrence with another start. */
  Occurrence since(long otherMs) {
    return new Occurrence(number, severity, otherMs, raisedMs);
  }

  /** Returns this occurrence at a level of another severity. */
  Occurrence of(Severity other) {
    return new Occurrence(number, other, sinceMs, raisedMs);
  }
}
