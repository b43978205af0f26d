package id.suhu.core.sensor;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of a sensor, as observed from the event times of its readings. Distinguishes a late
 * reading from a clock that was set back, a repeated reading from a new one, and a slow clock from
 * a good one.
 *
 * <p>Immutable, and of a constant size.
 *
 * @param lateSinceMs arrival of the first reading in the current run of late ones, or {@link
 *     Condition#NEVER}
 * @param suspectUntilMs event time of the newest reading before the clock was set back, or {@link
 *     Condition#NEVER}: readings up to this time carry times that were used before
 * @param newestArrivalMs arrival of the newest reading by event time, epoch milliseconds
 * @param newestPosition position of that reading
 * @param sameTime temperatures (°C) evaluated at the newest event time before the newest reading,
 *     less than {@value #MOST_AT_ONE_TIME}, the latest last; most sensors have none
 * @param pace the clock's rate
 */
public record SensorClock(
    long lateSinceMs,
    long suspectUntilMs,
    long newestArrivalMs,
    Position newestPosition,
    List<Double> sameTime,
    ClockPace pace) {

  /**
   * The maximum number of temperatures known at one event time, with that of the newest reading: a
   * sensor sends only a few per millisecond, and more come from a stopped clock.
   */
  public static final int MOST_AT_ONE_TIME = 16;

  /** The state before any reading. */
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
   * Returns whether the newest reading arrived before this one. Within a partition, offsets decide,
   * independent of the broker's clock; between partitions, only arrival times can be compared.
   */
  boolean cameBefore(Reading reading) {
    return newestPosition.partition() == reading.position().partition()
        ? newestPosition.offset() < reading.position().offset()
        : newestArrivalMs < reading.arrivalMs();
  }

  /**
   * Returns whether this temperature was already evaluated at the newest event time.
   *
   * @param newestCelsius that of the newest reading
   */
  boolean hasSeen(double celsius, double newestCelsius) {
    return Double.compare(celsius, newestCelsius) == 0
        || (!sameTime.isEmpty() && sameTime.contains(celsius));
  }

  /** Returns the state after a reading with another event time than the newest was evaluated. */
  SensorClock afterEvaluated(Reading reading, ClockPace paceAfter) {
    return afterEvaluated(reading, List.of(), paceAfter);
  }

  /**
   * Returns the state after a reading with the event time of the newest was evaluated.
   *
   * @param newestCelsius that of the newest reading before it
   */
  SensorClock afterEvaluatedAtSameTime(Reading reading, double newestCelsius, ClockPace paceAfter) {
    List<Double> more = new ArrayList<>(sameTime);
    more.add(newestCelsius);
    // So that a stopped clock does not fill the list with one value.
    more.remove(reading.celsius());
    boolean full = more.size() >= MOST_AT_ONE_TIME;
    return afterEvaluated(reading, full ? more.subList(1, more.size()) : more, paceAfter);
  }

  private SensorClock afterEvaluated(
      Reading reading, List<Double> celsiusAtItsTime, ClockPace paceAfter) {
    return new SensorClock(
        Condition.NEVER,
        suspectUntilMs,
        reading.arrivalMs(),
        reading.position(),
        celsiusAtItsTime,
        paceAfter);
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
   * Returns the state before the first reading after the clock was set back.
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
