package id.suhu.core.alarm;

/**
 * One raise of an alarm, from the first reading above the limit to the clear.
 *
 * @param number tells it from every other of its alarm: the epoch milliseconds of {@code raisedMs},
 *     or one more than the occurrence before where event time has not moved on since
 * @param sinceMs when the condition began to hold, epoch milliseconds; earlier than {@code
 *     raisedMs} by the on-delay, and anything where the sensor's clock was set back since
 * @param raisedMs when it was raised, epoch milliseconds
 * @param level 1, or 2 while it is beyond the second limit
 */
public record Occurrence(long number, long sinceMs, long raisedMs, int level) {

  /** The first of an alarm. */
  static Occurrence first(int level, long sinceMs, long raisedMs) {
    return new Occurrence(raisedMs, sinceMs, raisedMs, level);
  }

  /** The one after this. */
  Occurrence next(int level, long sinceMs, long raisedMs) {
    return new Occurrence(Math.max(raisedMs, number + 1), sinceMs, raisedMs, level);
  }

  /** The same raise, from another time on. */
  Occurrence since(long otherMs) {
    return new Occurrence(number, otherMs, raisedMs, level);
  }

  /** The same raise, at another level. */
  Occurrence at(int otherLevel) {
    return new Occurrence(number, sinceMs, raisedMs, otherLevel);
  }
}
