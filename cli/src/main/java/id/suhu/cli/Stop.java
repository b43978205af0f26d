package id.suhu.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The request to stop the running command. A long-running command checks it frequently, finishes
 * the current work and returns. Thread-safe.
 */
public final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);
  private @Nullable Thread interruptible;
  private volatile Patience patience = Patience.SHORT;

  /** Sets how long the command may take to stop; the default is {@link Patience#SHORT}. */
  public void allow(Patience patience) {
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  /** Requests the command to stop. */
  public synchronized void ask() {
    asked.countDown();
    if (interruptible != null) {
      interruptible.interrupt();
    }
  }

  /**
   * Runs a blocking step that does not check this object. Its thread is interrupted when a stop is
   * requested. One thread at a time.
   *
   * @return the step's result, even if a stop was requested meanwhile
   * @throws StoppedException if a stop was requested and the step has failed
   */
  public <T, E extends Exception> T interrupting(Step<T, E> step) throws E {
    enter();
    try {
      return step.take();
    } catch (Exception e) {
      check();
      throw e;
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    check();
    interruptible = Thread.currentThread();
  }

  private synchronized void leave() {
    interruptible = null;
    if (asked()) {
      // The interrupt has served its purpose.
      Thread.interrupted();
    }
  }

  /** Returns whether a stop was requested. */
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /**
   * Waits until a stop is requested.
   *
   * @param atMost the maximum time to wait
   * @return whether a stop was requested
   */
  public boolean await(Duration atMost) {
    try {
      return asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Throws if a stop was requested; for commands without work to finish.
   *
   * @throws StoppedException if a stop was requested
   */
  public void check() {
    if (asked()) {
      throw new StoppedException();
    }
  }

  /**
   * An interruptible step.
   *
   * @param <T> the type of its result
   * @param <E> the type of its exception
   */
  @FunctionalInterface
  public interface Step<T, E extends Exception> {

    /** Runs the step. */
    T take() throws E;
  }
}
