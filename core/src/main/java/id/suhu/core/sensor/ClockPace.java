package id.suhu.core.sensor;

/**
 * How fast a sensor's clock goes, measured against the arrival of its readings.
 *
 * <p>A clock is <em>slow</em> when over at least {@value #OVER_MS} ms of arrival its event time
 * advanced less than a tenth as far; it is slow until it keeps pace again over as long. A clock
 * that stands still is the usual case. A single step that does not keep pace proves nothing: a
 * gateway that was cut off sends what it has kept, and its first reading is old. So the measuring
 * begins anew at the first reading that falls behind, and what comes after it decides.
 *
 * <p>Immutable, and of a constant size.
 *
 * @param eventMs event time from which is measured, epoch milliseconds; {@link #NEVER} before any
 *     reading
 * @param arrivalMs arrival from which is measured, epoch milliseconds
 * @param behind the reading at that place had fallen behind
 * @param slow whether the clock is slow
 */
public record ClockPace(long eventMs, long arrivalMs, boolean behind, boolean slow) {

  /** Over how much arrival time a clock is measured. */
  static final long OVER_MS = 10_000;

  /** Below one in so many, a clock is slow. */
  private static final long SLOWEST = 10;

  private static final long NEVER = Long.MIN_VALUE;

  /** Before any reading. */
  public static final ClockPace UNKNOWN = new ClockPace(NEVER, NEVER, false, false);

  /** Takes in a reading that is not older than the newest one. */
  ClockPace after(long readingEventMs, long readingArrivalMs) {
    if (eventMs == NEVER) {
      return new ClockPace(readingEventMs, readingArrivalMs, false, false);
    }
    long arrived = readingArrivalMs - arrivalMs;
    long advanced = readingEventMs - eventMs;
    if (arrived < 0) {
      // The broker's clock went back: what was measured until here is void.
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
