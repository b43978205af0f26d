package id.suhu.sim.send;

/**
 * Holds readings back until they are due, against the times that were intended and not the ones
 * that came about: a run that was held up catches up, and nothing drifts. Not thread-safe.
 */
final class Pace {

  /** No sleep is shorter: at high rates, what falls due meanwhile goes out without another one. */
  static final long SHORTEST_SLEEP_NANOS = 1_000_000;

  private final Ticker ticker;
  private final long start;
  private long now;

  /** Starts here. */
  Pace(Ticker ticker) {
    this.ticker = ticker;
    this.start = ticker.nanos();
  }

  /**
   * Returns when it is time, at once if it is past.
   *
   * @param dueNanos after the start
   */
  void await(long dueNanos) throws InterruptedException {
    // The clock is asked only when the last answer does not do.
    if (dueNanos <= now) {
      return;
    }
    now = ticker.nanos() - start;
    while (dueNanos > now) {
      ticker.sleep(Math.max(dueNanos - now, SHORTEST_SLEEP_NANOS));
      now = ticker.nanos() - start;
    }
  }

  /** Nanoseconds since the start. */
  long elapsed() {
    return ticker.nanos() - start;
  }
}
