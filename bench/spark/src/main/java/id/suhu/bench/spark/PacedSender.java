package id.suhu.bench.spark;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends readings at a constant rate from a separate thread. Every tenth reading is hot. The sensor
 * id contains the time when the reading was due, so that delays of the sender count as latency.
 */
final class PacedSender implements AutoCloseable {

  private static final int HOT_INTERVAL = 10;

  private final ReadingSender readings;
  private final int perSecond;
  private final long startNanos = System.nanoTime();
  private final Thread thread = new Thread(this::run, "bench-sender");
  private volatile boolean stop;

  private PacedSender(ReadingSender readings, int perSecond) {
    this.readings = readings;
    this.perSecond = perSecond;
  }

  /** Starts sending. Closing the returned sender also closes the given one. */
  static PacedSender start(ReadingSender readings, int perSecond) {
    PacedSender sender = new PacedSender(readings, perSecond);
    sender.thread.setDaemon(true);
    sender.thread.start();
    return sender;
  }

  /** Returns the time since the start, in microseconds, as in the sensor ids. */
  long nowMicros() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
  }

  /** Returns how many hot readings are due in an interval, excluding its end. */
  long countHotDue(long fromMicros, long toMicros) {
    long count = 0;
    for (long i = 0; dueMicros(i) < toMicros; i += HOT_INTERVAL) {
      count += dueMicros(i) >= fromMicros ? 1 : 0;
    }
    return count;
  }

  private long dueMicros(long number) {
    return number * 1_000_000 / perSecond;
  }

  private void run() {
    for (long i = 0; !stop; i++) {
      long due = dueMicros(i);
      for (long left = due - nowMicros(); left > 0; left = due - nowMicros()) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(left));
      }
      readings.send("S" + due, i % HOT_INTERVAL == 0 ? 90 : 70, System.currentTimeMillis());
    }
  }

  @Override
  public void close() {
    stop = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    readings.close();
  }
}
