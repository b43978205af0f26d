package id.suhu.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The number of sensors that this engine keeps in memory, over all its partitions, and its maximum.
 * Thread-safe; with several threads, the maximum is exceeded by at most one sensor per thread.
 */
final class SensorCount {

  private final AtomicInteger held = new AtomicInteger();
  private final int most;

  /**
   * @param most maximum number of sensors
   */
  SensorCount(int most) {
    this.most = most;
  }

  /** Returns whether no further sensor is accepted. */
  boolean isFull() {
    return held.get() >= most;
  }

  /** Returns the maximum number of sensors. */
  int most() {
    return most;
  }

  /** Changes the number of sensors. */
  void add(int sensors) {
    held.addAndGet(sensors);
  }
}
