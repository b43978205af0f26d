package id.suhu.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The number of held-back statuses in all partitions, and whether any may still be held back: a
 * stopping engine sends them first. Thread-safe.
 */
final class OwedStatuses {

  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean finishing;

  /** Changes the number of held-back statuses. */
  void add(int statuses) {
    held.addAndGet(statuses);
  }

  /** Returns whether no status is held back. */
  boolean isNone() {
    return held.get() == 0;
  }

  /** From now on, no status may be held back. */
  void finish() {
    finishing = true;
  }

  /** Returns whether no status may be held back any more. */
  boolean isFinishing() {
    return finishing;
  }
}
