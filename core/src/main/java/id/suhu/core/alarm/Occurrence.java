package id.suhu.core.alarm;

/**
 * One raise of an alarm, from the first reading above the limit to the clear.
 *
 * @param number tells it from every other of its alarm: the epoch milliseconds of {@code raisedMs},
 *     or one more than the occurrence before where event time has not moved on since
 * @param sinceMs when the condition began to hold, epoch milliseconds; earlier than {@code
 *     raisedMs} by the on-delay, and anything where the sensor's clock was set back since
 * @param raisedMs when it was raised, epoch milliseconds
 */
public record Occurrence(long number, long sinceMs, long raisedMs) {

  /** The first of an alarm. */
  static Occurrence first(long sinceMs, long raisedMs) {
    return new Occurrence(raisedMs, sinceMs, raisedMs);
  }

  /** The one after this. */
  Occurrence next(long sinceMs, long raisedMs) {
    return new Occurrence(Math.max(raisedMs, number + 1), sinceMs, raisedMs);
  }

  /** The same raise, from another time on. */
  Occurrence since(long otherMs) {
    return new Occurrence(number, otherMs, raisedMs);
  }
}
