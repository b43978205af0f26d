package id.suhu.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock for wall time and elapsed time that advances only by calls of the test.
 *
 * <p>The two have different origins, so that code which confuses them fails: wall time starts at
 * the given instant, elapsed time at eleven days. {@link #advance} moves both; {@link #stepWall}
 * moves the wall clock only, like setting a clock. Thread-safe.
 */
public final class ManualClock implements InstantSource {

  private static final Duration FIRST_ELAPSED = Duration.ofDays(11);

  private Instant wall;
  private long elapsedNanos = FIRST_ELAPSED.toNanos();

  /**
   * @param wall initial wall time
   */
  public ManualClock(Instant wall) {
    this.wall = wall;
  }

  /** Returns the wall time. */
  @Override
  public synchronized Instant instant() {
    return wall;
  }

  /** Returns elapsed nanoseconds from an arbitrary origin; monotonic. */
  public synchronized long elapsedNanos() {
    return elapsedNanos;
  }

  /** Returns elapsed whole milliseconds from the same origin. */
  public long elapsedMillis() {
    return Math.floorDiv(elapsedNanos(), 1_000_000L);
  }

  /**
   * Advances both times.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "cannot advance by %s; use stepWall to set the wall clock back".formatted(duration));
    }
    wall = wall.plus(duration);
    elapsedNanos = Math.addExact(elapsedNanos, duration.toNanos());
  }

  /** Sets the wall clock, forward or back; no time passes. */
  public synchronized void stepWall(Duration step) {
    wall = wall.plus(step);
  }
}
