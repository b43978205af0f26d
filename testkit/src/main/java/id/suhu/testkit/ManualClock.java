package id.suhu.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Wall time and elapsed time that stand still until a test moves them.
 *
 * <p>The two start far apart, so that code which takes one for the other goes wrong at once: wall
 * time at the given instant, elapsed time at eleven days. {@link #advance} moves both, as time
 * does; {@link #stepWall} moves the wall clock alone, as somebody who sets it does. Thread-safe.
 */
public final class ManualClock implements InstantSource {

  private static final Duration FIRST_ELAPSED = Duration.ofDays(11);

  private Instant wall;
  private long elapsedNanos = FIRST_ELAPSED.toNanos();

  /**
   * @param wall what the wall clock shows
   */
  public ManualClock(Instant wall) {
    this.wall = wall;
  }

  /** The wall clock. */
  @Override
  public synchronized Instant instant() {
    return wall;
  }

  /** Elapsed nanoseconds, from an origin of no meaning; never fewer than before. */
  public synchronized long elapsedNanos() {
    return elapsedNanos;
  }

  /** Elapsed whole milliseconds, from the same origin. */
  public long elapsedMillis() {
    return Math.floorDiv(elapsedNanos(), 1_000_000L);
  }

  /**
   * Lets time pass.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "time cannot pass by %s; to set the wall clock back there is stepWall"
              .formatted(duration));
    }
    wall = wall.plus(duration);
    elapsedNanos = Math.addExact(elapsedNanos, duration.toNanos());
  }

  /** Sets the wall clock, forward or back; no time passes. */
  public synchronized void stepWall(Duration step) {
    wall = wall.plus(step);
  }
}
