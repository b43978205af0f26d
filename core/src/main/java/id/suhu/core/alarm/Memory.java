package id.suhu.core.alarm;

/**
 * What an alarm remembers of the readings that its rule met; of a constant size.
 *
 * @param sinceMs event time since which the condition has been about to change: beyond the first
 *     limit where the alarm is inactive, back from it where it is active; or {@link #NEVER}
 * @param secondSinceMs the same of the second limit: beyond it where the alarm is below its second
 *     level, back from it where it is there
 * @param lateArrivalMs arrival of the last late reading beyond the limit in a run of them, or
 *     {@link #NEVER}
 * @param rate the latest readings, for a rule about a rate
 */
public record Memory(long sinceMs, long secondSinceMs, long lateArrivalMs, RateWindow rate) {

  /** Stands for a time that is not set: no reading can carry it. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Nothing is remembered. */
  public static final Memory NONE = new Memory(NEVER, NEVER, NEVER, RateWindow.EMPTY);

  /** The same with other delays running; this one where they are the same. */
  Memory withDelays(long since, long secondSince) {
    return since == sinceMs && secondSince == secondSinceMs
        ? this
        : new Memory(since, secondSince, lateArrivalMs, rate).orNone();
  }

  Memory withLateArrival(long arrivalMs) {
    return arrivalMs == lateArrivalMs
        ? this
        : new Memory(sinceMs, secondSinceMs, arrivalMs, rate).orNone();
  }

  Memory withRate(RateWindow next) {
    return new Memory(sinceMs, secondSinceMs, lateArrivalMs, next);
  }

  /** Thousands of quiet alarms share one. */
  private Memory orNone() {
    return equals(NONE) ? NONE : this;
  }
}
