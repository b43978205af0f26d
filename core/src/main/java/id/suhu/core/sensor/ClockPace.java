package id.suhu.core.sensor;

/**
 * The rate of a sensor's clock, measured against the arrival of its readings.
 *
 * <p>A clock is <em>slow</em> when, over at least {@value #OVER_MS} ms of arrival time, event time
 * advanced less than a tenth as far. It stays slow until it keeps pace over as long an interval.
 * The usual case is a stopped clock. A single step that does not keep pace proves nothing: a
 * gateway that was disconnected sends buffered readings, and the first of them is old. Therefore
 * the measurement restarts at the first reading that falls behind, and the readings after it
 * decide.
 *
 * <p>Immutable, and of a constant size.
 *
 * @param eventMs event time at the start of the measurement, epoch milliseconds; {@link #NEVER}
 *     before any reading
 * @param arrivalMs arrival at the start of the measurement, epoch milliseconds
 * @param behind whether the reading at the start had fallen behind
 * @param slow whether the clock is slow
 */
public record ClockPace(long eventMs, long arrivalMs, boolean behind, boolean slow) {

  /** The minimum duration of a measurement, in arrival time. */
  static final long OVER_MS = 10_000;

  /** A clock is slow if it runs at less than one part in this number of its normal rate. */
  private static final long SLOWEST = 10;

  private static final long NEVER = Long.MIN_VALUE;

  /** The state before any reading. */
  public static final ClockPace UNKNOWN = new ClockPace(NEVER, NEVER, false, false);

  /** Returns the state after a reading that is not older than the newest one. */
  ClockPace after(long readingEventMs, long readingArrivalMs) {
    if (eventMs == NEVER) {
      return new ClockPace(readingEventMs, readingArrivalMs, false, false);
    }
    long arrived = readingArrivalMs - arrivalMs;
    long advanced = readingEventMs - eventMs;
    if (arrived < 0) {
      // The broker's clock was set back, which invalidates the measurement.
      return new ClockPace(readingEventMs, readingArrivalMs, behind, slow);
    }
    if (arrived == 0 && advanced == 0) {
      return this;
    }
    boolean keepsPace = advanced >= arrived / SLOWEST + (arrived % SLOWEST == 0 ? 0 : 1);
    if (slow) {
      return arrived < OVER_MS
          ? this
          : new ClockPace(readingEventMs, readingArrivalMs, !keepsPace, !keepsPace);
    }
    if (keepsPace) {
      return new ClockPace(readingEventMs, readingArrivalMs, false, false);
    }
    if (!behind) {
      return new ClockPace(readingEventMs, readingArrivalMs, true, false);
    }
    return arrived < OVER_MS ? this : new ClockPace(readingEventMs, readingArrivalMs, true, true);
  }
}
