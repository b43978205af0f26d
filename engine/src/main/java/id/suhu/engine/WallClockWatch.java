package id.suhu.engine;

import java.util.function.LongSupplier;

/**
 * Tells when the wall clock was set back. Kafka's clients measure time-outs on it: a consumer sends
 * no heartbeat until the old time has come again, and is taken for dead. Whoever holds such clients
 * must make new ones.
 *
 * <p>One thread.
 */
final class WallClockWatch {

  /** Smaller steps than this pass before any time-out. */
  static final long STEP_MS = 1_000;

  private final LongSupplier wallMs;
  private final LongSupplier elapsedMs;
  private long aheadMs;

  /**
   * @param wallMs what the wall clock shows
   * @param elapsedMs a clock that never jumps
   */
  WallClockWatch(LongSupplier wallMs, LongSupplier elapsedMs) {
    this.wallMs = wallMs;
    this.elapsedMs = elapsedMs;
    this.aheadMs = wallMs.getAsLong() - elapsedMs.getAsLong();
  }

  /**
   * By how much the clock was set back since the last call, in milliseconds; 0 if it was not, or by
   * less than {@value #STEP_MS} ms.
   */
  long setBackMs() {
    long now = wallMs.getAsLong() - elapsedMs.getAsLong();
    long back = aheadMs - now;
    aheadMs = now;
    return back >= STEP_MS ? back : 0;
  }
}
