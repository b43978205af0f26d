package id.suhu.sim.plant;

/**
 * The times at which readings are due: evenly spaced from a start.
 *
 * @param startMs epoch milliseconds of turn 0
 * @param perSecond turns per second, of all sensors together
 */
public record Turns(long startMs, double perSecond) {

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * @throws IllegalArgumentException if the rate is not finite and above 0
   */
  public Turns {
    if (!Double.isFinite(perSecond) || perSecond <= 0) {
      throw new IllegalArgumentException(
          "rate is %s readings per second; it must be finite and above 0".formatted(perSecond));
    }
  }

  /** Returns the nanoseconds from turn 0 to this one. */
  public long nanos(long turn) {
    // A product rather than a sum of intervals, to avoid drift.
    return (long) (turn * NANOS_PER_SECOND / perSecond);
  }

  /** Returns the time of a turn, epoch milliseconds. */
  public long timeMs(long turn) {
    return startMs + nanos(turn) / 1_000_000;
  }
}
