package id.suhu.core.time;

import java.time.Duration;

/**
 * The pauses between attempts at something that fails: each twice as long as the one before.
 * Single-threaded.
 */
public final class GrowingPause {

  private final Duration first;
  private final Duration longest;
  private Duration next;

  /**
   * Pauses.
   *
   * @param first above 0
   * @param longest not below the first
   */
  public GrowingPause(Duration first, Duration longest) {
    if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "pauses from %s to %s: the first must be above 0, and not above the longest"
              .formatted(first, longest));
    }
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** The pause before the next attempt. */
  public Duration next() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
    return pause;
  }

  /** An attempt went well: the next pause is the first one again. */
  public void reset() {
    next = first;
  }
}
