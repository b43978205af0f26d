package id.suhu.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many statuses are held back, over all partitions, and whether they may be no longer: an
 * engine that ends sends them first. Thread-safe.
 */
final class OwedStatuses {

  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean finishing;

  /** More are held back, or fewer. */
  void add(int statuses) {
    held.addAndGet(statuses);
  }

  /** Whether none is held back. */
  boolean isNone() {
    return held.get() == 0;
  }

  /** From now on, none is to be held back. */
  void finish() {
    finishing = true;
  }

  /** Whether none is to be held back. */
  boolean isFinishing() {
    return finishing;
  }
}
