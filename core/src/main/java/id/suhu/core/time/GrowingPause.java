package id.suhu.core.time;

import java.time.Duration;

/**
 * Increasing pauses between attempts: each is twice as long as the previous one, up to a maximum.
 * Single-threaded.
 */
public final class GrowingPause {

  private final Duration first;
  private final Duration longest;
  private Duration next;

  /**
   * Creates the pauses.
   *
   * @param first positive
   * @param longest not below the first
   */
  public GrowingPause(Duration first, Duration longest) {
    if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "pauses from %s to %s: the first must be positive and not longer than the longest"
              .formatted(first, longest));
    }
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** Returns the pause before the next attempt. */
  public Duration next() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
    return pause;
  }

  /** Restarts with the first pause, after a successful attempt. */
  public void reset() {
    next = first;
  }
}
