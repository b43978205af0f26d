package id.suhu.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many sensors this engine holds in memory, over all its partitions, and how many it may.
 * Thread-safe; with several threads the bound is exceeded by at most one sensor for each of them.
 */
final class SensorCount {

  private final AtomicInteger held = new AtomicInteger();
  private final int most;

  /**
   * @param most sensors to be held
   */
  SensorCount(int most) {
    this.most = most;
  }

  /** Whether no further sensor may be taken. */
  boolean isFull() {
    return held.get() >= most;
  }

  /** How many sensors may be held. */
  int most() {
    return most;
  }

  /** More sensors are held, or fewer. */
  void add(int sensors) {
    held.addAndGet(sensors);
  }
}
