package id.suhu.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A task that is run at most once, in a separate thread. Thread-safe. */
final class OneTask {
  private final ThreadGroup group;
  private final String name;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private @Nullable Thread thread;

  OneTask(ThreadGroup group, String name) {
    this.group = group;
    this.name = name;
  }

  /** Starts the task, unless it was started before. */
  synchronized void start(Body body) {
    if (thread == null) {
      thread = new Thread(group, () -> run(body), name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run(Body body) {
    try {
      body.run();
      done.complete(null);
    } catch (Throwable e) {
      done.completeExceptionally(e);
    }
  }

  /** Returns a future that completes when the task has ended, exceptionally if it failed. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** Waits for the end of the task, even in an interrupted thread, which stays interrupted. */
  void await(long timeoutMs) throws ExecutionException, TimeoutException {
    long start = System.nanoTime();
    long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get(timeoutNanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Interrupts the task if it is running, and waits for its end. */
  void interruptAndWait(long timeoutMs) {
    synchronized (this) {
      if (thread == null || done.isDone()) {
        return;
      }
      thread.interrupt();
    }
    try {
      await(timeoutMs);
    } catch (ExecutionException | TimeoutException e) {
      // Nothing more can be done.
      return;
    }
  }

  /** A task that may fail. */
  interface Body {
    void run() throws Exception;
  }
}
