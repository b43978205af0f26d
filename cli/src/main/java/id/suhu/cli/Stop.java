package id.suhu.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the running command has been asked to end. Commands that go on look at it often, finish
 * what they have begun and return. Thread-safe.
 */
public final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);
  private @Nullable Thread interruptible;
  private volatile Patience patience = Patience.SHORT;

  /** Says what the command may take once it is asked to end; until then {@link Patience#SHORT}. */
  public void allow(Patience patience) {
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  /** Asks the command to end. */
  public synchronized void ask() {
    asked.countDown();
    if (interruptible != null) {
      interruptible.interrupt();
    }
  }

  /**
   * Takes a step that waits for others and does not look at this; its thread is interrupted once
   * the command should end. One thread at a time.
   *
   * @return what the step gives, also if the command should end by then
   * @throws StoppedException if the command should end, and the step has failed
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
      // The interruption has told what it was for.
      Thread.interrupted();
    }
  }

  /** Whether the command should end. */
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /**
   * Waits until the command should end.
   *
   * @param atMost how long
   * @return whether it should
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
   * For commands that have nothing to finish.
   *
   * @throws StoppedException if the command should end
   */
  public void check() {
    if (asked()) {
      throw new StoppedException();
    }
  }

  /**
   * A step that may be interrupted.
   *
   * @param <T> what it gives
   * @param <E> how it fails
   */
  @FunctionalInterface
  public interface Step<T, E extends Exception> {

    /** Takes it. */
    T take() throws E;
  }
}
