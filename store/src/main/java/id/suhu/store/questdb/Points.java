package id.suhu.store.questdb;

import id.suhu.core.history.Point;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reduces a sensor's readings to points of a chart: the lowest and the highest one of each period
 * (Jugel et al., M4, VLDB 2014, without the first and the last one). Thread-safe.
 */
final class Points {

  private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
  private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

  /** From this length of the range, its ends are not looked up more precisely than to the hour. */
  private static final long LONG_MS = 100 * HOUR_MS;

  private final Database database;
  private final Summaries summaries;

  Points(Database database, Summaries summaries) {
    this.database = database;
    this.summaries = summaries;
  }

  List<Point> of(SensorId sensor, TimeRange range, int most) {
    if (most < ReadingStore.LEAST_POINTS) {
      throw new IllegalArgumentException(
          "the number of points is %d; it must be at least %d"
              .formatted(most, ReadingStore.LEAST_POINTS));
    }
    TimeRange clipped = Micros.clipped(range);
    List<Summary> hours = List.copyOf(summaries.of(sensor, clipped, HOUR_MS));
    if (hours.stream().mapToLong(Summary::count).sum() <= most) {
      return all(sensor, clipped, hours);
    }
    TimeRange used = used(sensor, clipped, hours);
    List<Point> points = new ArrayList<>(most);
    for (Summary period : summaries.of(sensor, used, periodMs(used, most))) {
      points.addAll(period.points());
    }
    return points;
  }

  /** Returns every reading, and reads only the hours that have some. */
  private List<Point> all(SensorId sensor, TimeRange range, List<Summary> hours) {
    List<Point> points = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= hours.size(); to++) {
      if (to == hours.size() || hours.get(to).startMs() > hours.get(to - 1).startMs() + HOUR_MS) {
        add(
            sensor,
            cut(range, hours.get(from).startMs(), hours.get(to - 1).startMs() + HOUR_MS),
            points);
        from = to;
      }
    }
    return points;
  }

  private void add(SensorId sensor, TimeRange range, List<Point> points) {
    database.query(
        "SELECT event_time, temperature FROM %s WHERE %s AND sensor_id = %s ORDER BY event_time"
            .formatted(Readings.TABLE, Micros.in(range), SqlText.quoted(sensor.text())),
        row -> points.add(new Point(Micros.toMillis(row.getTimestamp(0)), row.getDouble(1))));
  }

  /** Returns the range from the first to the last reading, of which there are some. */
  private TimeRange used(SensorId sensor, TimeRange range, List<Summary> hours) {
    long firstMs = hours.get(0).startMs();
    long lastMs = hours.get(hours.size() - 1).startMs();
    if (lastMs - firstMs > LONG_MS) {
      return cut(range, firstMs, lastMs + HOUR_MS);
    }
    return new TimeRange(
        time("min", sensor, cut(range, firstMs, firstMs + HOUR_MS)),
        time("max", sensor, cut(range, lastMs, lastMs + HOUR_MS)) + 1);
  }

  private long time(String function, SensorId sensor, TimeRange range) {
    long[] timeMs = {range.fromMs()};
    database.query(
        "SELECT %s(event_time) FROM %s WHERE %s AND sensor_id = %s"
            .formatted(function, Readings.TABLE, Micros.in(range), SqlText.quoted(sensor.text())),
        row -> timeMs[0] = Micros.toMillis(row.getTimestamp(0)));
    return timeMs[0];
  }

  private static TimeRange cut(TimeRange range, long fromMs, long toMs) {
    return new TimeRange(Math.max(range.fromMs(), fromMs), Math.min(range.toMs(), toMs));
  }

  /** Returns a period of whole hours, which cost least, if it is not much longer than needed. */
  private static long periodMs(TimeRange range, int most) {
    // The first and the last period are cut.
    int periods = most / 2 - 1;
    long leastMs = ceilDiv(range.toMs() - range.fromMs(), periods);
    long hoursMs = ceilDiv(leastMs, HOUR_MS) * HOUR_MS;
    if (hoursMs <= leastMs + leastMs / 2) {
      return hoursMs;
    }
    long unitMs = leastMs >= MINUTE_MS ? MINUTE_MS : 1;
    return ceilDiv(leastMs, unitMs) * unitMs;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
