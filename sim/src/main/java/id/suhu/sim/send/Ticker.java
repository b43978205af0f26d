package id.suhu.sim.send;

import java.util.concurrent.TimeUnit;

/** Measures and waits for elapsed time. Replaceable in tests. */
public interface Ticker {

  /** Returns nanoseconds from a fixed origin; monotonic. */
  long nanos();

  /**
   * Sleeps.
   *
   * @param nanos approximate duration, above 0
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(long nanos) throws InterruptedException;

  /** Returns the system's ticker. Thread-safe. */
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
