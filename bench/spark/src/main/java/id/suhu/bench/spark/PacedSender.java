package id.suhu.bench.spark;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends readings at a steady rate from a thread of its own. Each tenth is hot. A sensor's id is the
 * time at which its reading was due: if sending falls behind, the delay counts as latency.
 */
final class PacedSender implements AutoCloseable {

  private static final int ONE_HOT_OF = 10;

  private final Sending sending;
  private final int perSecond;
  private final long startNanos = System.nanoTime();
  private final Thread thread = new Thread(this::run, "bench-sender");
  private volatile boolean stop;

  private PacedSender(Sending sending, int perSecond) {
    this.sending = sending;
    this.perSecond = perSecond;
  }

  /** Starts it; it closes what it sends with. */
  static PacedSender start(Sending sending, int perSecond) {
    PacedSender sender = new PacedSender(sending, perSecond);
    sender.thread.setDaemon(true);
    sender.thread.start();
    return sender;
  }

  /** Microseconds since the start: the time that sensors' ids tell. */
  long nowMicros() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
  }

  /** How many hot readings are due from one time on and before another. */
  long hotDue(long fromMicros, long toMicros) {
    long count = 0;
    for (long each = 0; dueMicros(each) < toMicros; each += ONE_HOT_OF) {
      count += dueMicros(each) >= fromMicros ? 1 : 0;
    }
    return count;
  }

  private long dueMicros(long number) {
    return number * 1_000_000 / perSecond;
  }

  private void run() {
    for (long each = 0; !stop; each++) {
      long due = dueMicros(each);
      for (long left = due - nowMicros(); left > 0; left = due - nowMicros()) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(left));
      }
      sending.send("S" + due, each % ONE_HOT_OF == 0 ? 90 : 70, System.currentTimeMillis());
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
    sending.close();
  }
}
