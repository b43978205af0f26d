package id.suhu.sim.send;

import java.util.concurrent.TimeUnit;

/** Elapsed time, and waiting for it. Tests have one that they move by hand. */
public interface Ticker {

  /** Nanoseconds from some fixed point; never less than in the call before. */
  long nanos();

  /**
   * Waits.
   *
   * @param nanos about so long, above 0
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(long nanos) throws InterruptedException;

  /** The machine's. Thread-safe. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
      }
    };
  }
}
