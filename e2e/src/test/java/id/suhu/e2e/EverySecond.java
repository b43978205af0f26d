package id.suhu.e2e;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does something each second on a separate thread. Closing it fails if that has failed. */
final class EverySecond implements AutoCloseable {

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger turns = new AtomicInteger();
  private final ScheduledFuture<?> repeating;

  /**
   * Starts.
   *
   * @param action is given the number of its turn, from 1
   */
  EverySecond(IntConsumer action) {
    this.repeating =
        thread.scheduleAtFixedRate(
            () -> action.accept(turns.incrementAndGet()), 0, 1, TimeUnit.SECONDS);
  }

  /** Returns how often it has been done. */
  int turns() {
    return turns.get();
  }

  @Override
  public void close() {
    boolean running = repeating.cancel(false);
    thread.shutdown();
    if (!running) {
      throw new AssertionError("the action has failed", failure());
    }
  }

  private Throwable failure() {
    try {
      return new AssertionError("unexpected result " + repeating.get());
    } catch (ExecutionException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }
}
