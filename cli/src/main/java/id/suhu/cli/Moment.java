package id.suhu.cli;

import java.time.Duration;

/** A time on the command line. */
public sealed interface Moment {

  /**
   * A time.
   *
   * @param timeMs epoch milliseconds
   */
  record At(long timeMs) implements Moment {}

  /**
   * A time before now.
   *
   * @param duration how long ago
   */
  record Before(Duration duration) implements Moment {}

  /** Returns epoch milliseconds, not before 1970. */
  default long timeMs(long nowMs) {
    return this instanceof At at
        ? at.timeMs()
        : Math.max(0, nowMs - ((Before) this).duration().toMillis());
  }
}
