package id.suhu.core.sensor;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of the times that a sensor's readings carry: enough to tell a late reading
 * from a clock that was set back, a repeated reading from a new one, and a slow clock from a good
 * one.
 *
 * <p>Immutable, and of a constant size.
 *
 * @param lateSinceMs arrival of the first reading in the present run of late ones, or {@link
 *     Condition#NEVER}
 * @param suspectUntilMs event time of the newest reading before the clock was set back, or {@link
 *     Condition#NEVER}: readings up to there carry times that were used before
 * @param newestArrivalMs arrival of the newest reading by event time, epoch milliseconds
 * @param newestPosition where that reading stands
 * @param sameTime temperatures (°C) judged at the newest event time, at most {@value
 *     #MOST_AT_ONE_TIME}, the latest last
 * @param pace how fast the clock goes
 */
public record SensorClock(
    long lateSinceMs,
    long suspectUntilMs,
    long newestArrivalMs,
    Position newestPosition,
    List<Double> sameTime,
    ClockPace pace) {

  /** A sensor sends a few values in a millisecond at most; more come from a clock that stands. */
  public static final int MOST_AT_ONE_TIME = 16;

  /** Before any reading. */
  public static final SensorClock UNKNOWN =
      new SensorClock(
          Condition.NEVER,
          Condition.NEVER,
          Condition.NEVER,
          Position.NONE,
          List.of(),
          ClockPace.UNKNOWN);

  /** Copies the list. */
  public SensorClock {
    sameTime = List.copyOf(sameTime);
  }

  /**
   * Whether a reading came in after the newest one. Offsets tell it within a partition, whatever
   * the broker's clock did meanwhile; between partitions there is only the time of arrival.
   */
  boolean cameBefore(Reading reading) {
    return newestPosition.partition() == reading.position().partition()
        ? newestPosition.offset() < reading.position().offset()
        : newestArrivalMs < reading.arrivalMs();
  }

  /**
   * Whether a reading at the newest event time has the temperature of one that was judged there.
   */
  boolean hasSeen(double celsius) {
    return sameTime.contains(celsius);
  }

  /**
   * After a reading that was judged.
   *
   * @param sameTimeAsNewest whether its event time is that of the newest one before it
   */
  SensorClock afterJudged(Reading reading, boolean sameTimeAsNewest, ClockPace paceAfter) {
    return new SensorClock(
        Condition.NEVER,
        suspectUntilMs,
        reading.arrivalMs(),
        reading.position(),
        sameTimeAsNewest ? with(reading.celsius()) : List.of(reading.celsius()),
        paceAfter);
  }

  private List<Double> with(double celsius) {
    List<Double> more = new ArrayList<>(sameTime);
    // Removed first, so that a clock that stands does not fill the list with one value.
    more.remove(celsius);
    more.add(celsius);
    return more.size() > MOST_AT_ONE_TIME ? more.subList(1, more.size()) : more;
  }

  SensorClock withPace(ClockPace other) {
    return other.equals(pace)
        ? this
        : new SensorClock(
            lateSinceMs, suspectUntilMs, newestArrivalMs, newestPosition, sameTime, other);
  }

  SensorClock withLateSince(long otherMs) {
    return otherMs == lateSinceMs
        ? this
        : new SensorClock(otherMs, suspectUntilMs, newestArrivalMs, newestPosition, sameTime, pace);
  }

  /**
   * Before the first reading that is judged anew.
   *
   * @param untilMs event time of the newest reading so far
   */
  SensorClock setBack(long untilMs) {
    return new SensorClock(
        lateSinceMs,
        Math.max(suspectUntilMs, untilMs),
        newestArrivalMs,
        newestPosition,
        List.of(),
        ClockPace.UNKNOWN);
  }
}
