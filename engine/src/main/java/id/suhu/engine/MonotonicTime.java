package id.suhu.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * A clock for Kafka Streams that never jumps: it starts at the wall clock and advances by elapsed
 * time. On the wall clock itself, Streams would neither commit nor punctuate for an hour after the
 * clock was set back by one.
 *
 * <p>Thread-safe.
 */
final class MonotonicTime implements Time {

  private final long startMs = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();

  @Override
  public long milliseconds() {
    return startMs + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  @Override
  public long nanoseconds() {
    return System.nanoTime();
  }

  @Override
  public void sleep(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMs)
      throws InterruptedException {
    synchronized (object) {
      while (!condition.get()) {
        long leftMs = deadlineMs - milliseconds();
        if (leftMs <= 0) {
          throw new TimeoutException("condition not met in time");
        }
        object.wait(leftMs);
      }
    }
  }
}
