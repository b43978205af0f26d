package id.suhu.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the running command has been asked to end. Commands that go on look at it often, finish
 * what they have begun and return. Thread-safe.
 */
public final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);

  /** Asks the command to end. */
  public void ask() {
    asked.countDown();
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
}
