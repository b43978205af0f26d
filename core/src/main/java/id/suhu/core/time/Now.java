package id.suhu.core.time;

/**
 * The present, as the edge tells it.
 *
 * @param wallMs the wall clock, for people to read; epoch milliseconds. It may be set forward and
 *     back.
 * @param steadyMs a clock that is never set, for measuring: milliseconds since an epoch near the
 *     wall clock's
 */
public record Now(long wallMs, long steadyMs) {

  /** What the wall clock shows, as things are, at a steady time. */
  public long wallMsAt(long otherSteadyMs) {
    return wallMs + (otherSteadyMs - steadyMs);
  }
}
