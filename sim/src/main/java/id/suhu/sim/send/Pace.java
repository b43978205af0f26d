package id.suhu.sim.send;

/**
 * Delays readings until they are due. Waits are computed from intended rather than actual times: a
 * run that was delayed catches up, and there is no drift. Not thread-safe.
 */
final class Pace {

  /**
   * The minimum sleep. At high rates, readings that become due during a sleep are sent without
   * another one.
   */
  static final long SHORTEST_SLEEP_NANOS = 1_000_000;

  private final Ticker ticker;
  private final long start;
  private long now;

  /** Starts measuring time. */
  Pace(Ticker ticker) {
    this.ticker = ticker;
    this.start = ticker.nanos();
  }

  /**
   * Waits until a reading is due; returns at once if it is overdue.
   *
   * @param dueNanos nanoseconds after the start
   */
  void await(long dueNanos) throws InterruptedException {
    // The clock is read only if its last value is not sufficient.
    if (dueNanos <= now) {
      return;
    }
    now = ticker.nanos() - start;
    while (dueNanos > now) {
      ticker.sleep(Math.max(dueNanos - now, SHORTEST_SLEEP_NANOS));
      now = ticker.nanos() - start;
    }
  }

  /** Returns the nanoseconds since the start. */
  long elapsed() {
    return ticker.nanos() - start;
  }
}
