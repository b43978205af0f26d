package id.suhu.core.condition;

import id.suhu.core.reading.Reading;
import java.time.Duration;

/**
 * A running delay: the on-delay of an inactive alarm, or the off-delay of an active one. It elapses
 * in event time, or in arrival time if the sensor's clock is slow.
 *
 * @param sinceMs event time of its first reading, epoch milliseconds
 * @param sinceArrivalMs arrival of that reading, epoch milliseconds
 */
public record RunningDelay(long sinceMs, long sinceArrivalMs) {

  /** No delay is running. */
  public static final RunningDelay NONE = new RunningDelay(Condition.NEVER, Condition.NEVER);

  /** Returns whether the delay is running. */
  boolean isRunning() {
    return sinceMs != Condition.NEVER;
  }

  /**
   * Returns the delay after a reading that keeps it running: this one, or a new one that starts at
   * the reading.
   */
  RunningDelay at(Reading reading) {
    if (sinceMs == Condition.NEVER) {
      return new RunningDelay(reading.eventTimeMs(), reading.arrivalMs());
    }
    // An arrival before the first one means that the broker's clock was set back: restart there.
    return reading.arrivalMs() < sinceArrivalMs
        ? new RunningDelay(sinceMs, reading.arrivalMs())
        : this;
  }

  /**
   * Returns whether the delay is running and has elapsed.
   *
   * @param slowClock whether the sensor's clock is slow
   */
  boolean isOver(Duration delay, Reading reading, boolean slowClock) {
    if (!isRunning()) {
      return false;
    }
    long elapsed =
        slowClock ? reading.arrivalMs() - sinceArrivalMs : reading.eventTimeMs() - sinceMs;
    return elapsed >= delay.toMillis();
  }
}
