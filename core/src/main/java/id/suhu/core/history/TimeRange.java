package id.suhu.core.history;

/**
 * A range of event time.
 *
 * @param fromMs the first millisecond in it, since the epoch
 * @param toMs the first millisecond after it
 */
public record TimeRange(long fromMs, long toMs) {

  /** All of time. */
  public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public TimeRange {
    if (fromMs > toMs) {
      throw new IllegalArgumentException(
          "range from %d ms to %d ms ends before it begins".formatted(fromMs, toMs));
    }
  }

  /** Returns whether it contains a time. */
  public boolean contains(long timeMs) {
    return fromMs <= timeMs && timeMs < toMs;
  }
}
