package id.suhu.engine;

import java.util.function.LongSupplier;

/**
 * Detects that the wall clock was set back. Kafka's clients measure timeouts with it: a consumer
 * sends no heartbeat until the previous time is reached again, and is considered dead. Such clients
 * must be replaced.
 *
 * <p>Used by one thread.
 */
final class WallClockWatch {

  /** Smaller steps are shorter than any timeout. */
  static final long STEP_MS = 1_000;

  private final LongSupplier wallMs;
  private final LongSupplier elapsedMs;
  private long aheadMs;

  /**
   * @param wallMs the wall clock
   * @param elapsedMs a clock that never jumps
   */
  WallClockWatch(LongSupplier wallMs, LongSupplier elapsedMs) {
    this.wallMs = wallMs;
    this.elapsedMs = elapsedMs;
    this.aheadMs = wallMs.getAsLong() - elapsedMs.getAsLong();
  }

  /**
   * Returns by how much the clock was set back since the last call, in milliseconds; 0 if it was
   * not, or by less than {@value #STEP_MS} ms.
   */
  long setBackMs() {
    long now = wallMs.getAsLong() - elapsedMs.getAsLong();
    long back = aheadMs - now;
    aheadMs = now;
    return back >= STEP_MS ? back : 0;
  }
}
