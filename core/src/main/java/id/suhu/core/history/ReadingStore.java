package id.suhu.core.history;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A database of readings and alarm events. Thread-safe, except for its {@link #writer}. All methods
 * throw {@link StoreException} if the database fails.
 */
public interface ReadingStore extends AutoCloseable {

  /** The order in which readings are read: event time, sensor, temperature. */
  Comparator<Reading> READING_ORDER =
      Comparator.comparingLong(Reading::eventTimeMs)
          .thenComparing(Reading::sensor)
          .thenComparingDouble(Reading::celsius);

  /** The order in which alarm events are read: event time, position. */
  Comparator<JournalLine> EVENT_ORDER =
      Comparator.comparingLong(JournalLine::eventTimeMs)
          .thenComparingInt(event -> event.position().partition())
          .thenComparingLong(event -> event.position().offset());

  /** Opens the writer; the one before must be closed. */
  StoreWriter writer();

  /**
   * Waits until readers see everything that has been committed.
   *
   * @return whether they do
   */
  boolean awaitVisible(Duration atMost);

  /**
   * Returns the newest reading of each sensor by event time, in the order of the sensors' ids; if
   * several have this time, one of them.
   */
  List<Reading> latest();

  /** Returns a sensor's newest reading by event time; empty if there is none. */
  Optional<Reading> latest(SensorId sensor);

  /**
   * Reads readings in {@link #READING_ORDER}.
   *
   * @param sensor only this sensor's; empty for all
   * @param range of event time
   * @param to receives each reading; memory does not depend on their number
   */
  void readings(Optional<SensorId> sensor, TimeRange range, Consumer<Reading> to);

  /** The least number of points that {@link #points} can be asked for. */
  int LEAST_POINTS = 4;

  /**
   * Returns a sensor's readings as points of a chart, in the order of their times: all of them, or
   * the lowest and the highest one of each of equally long periods. No extreme is lost.
   *
   * @param range of event time
   * @param most maximum number of points, at least {@link #LEAST_POINTS}
   */
  List<Point> points(SensorId sensor, TimeRange range, int most);

  /**
   * Sums up a sensor's readings, period by period. Periods without readings are left out.
   *
   * @param range of event time
   * @param period from one second; periods start at multiples of it since the epoch
   */
  List<Rollup> rollups(SensorId sensor, TimeRange range, Duration period);

  /**
   * Reads alarm events in {@link #EVENT_ORDER}.
   *
   * @param sensor only this sensor's; empty for all
   */
  void events(Optional<SensorId> sensor, TimeRange range, Consumer<JournalLine> to);

  /** Returns the number of stored readings. */
  long readingCount();

  /** Returns the number of stored alarm events. */
  long eventCount();

  /**
   * Removes the oldest unit of storage of readings, such as a day, if all of it is old. The newest
   * one is never removed.
   *
   * @param beforeMs event time, epoch milliseconds
   * @return whether there was one
   */
  boolean removeOldestReadings(long beforeMs);

  /** Removes the oldest unit of alarm events, like {@link #removeOldestReadings}. */
  boolean removeOldestEvents(long beforeMs);

  /**
   * Looks for a fault that keeps committed rows from readers, such as a full disk, and tries to
   * repair it. To be called every few seconds.
   *
   * @return the fault as a sentence; empty if all is well
   */
  Optional<String> repair();

  @Override
  void close();
}
