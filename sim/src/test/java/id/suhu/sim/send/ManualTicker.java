package id.suhu.sim.send;

import java.util.ArrayList;
import java.util.List;

/** A ticker whose time advances by sleeps and by the test. */
final class ManualTicker implements Ticker {

  /** An arbitrary origin, so that it differs from the time since the start. */
  private long nanos = -123_456_789;

  private final List<Long> sleeps = new ArrayList<>();
  private Runnable whileAsleep = () -> {};

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(long forNanos) throws InterruptedException {
    sleeps.add(forNanos);
    whileAsleep.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nanos += forNanos;
  }

  void advance(long byNanos) {
    nanos += byNanos;
  }

  /** Sets an action to run during each sleep. */
  void whileAsleep(Runnable action) {
    whileAsleep = action;
  }

  List<Long> sleeps() {
    return sleeps;
  }
}
