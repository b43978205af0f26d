package id.suhu.store.questdb;

import id.suhu.core.history.Point;
import id.suhu.core.history.Rollup;
import io.questdb.cairo.sql.Record;
import java.util.List;

/**
 * The readings of one sensor in one period.
 *
 * @param startMs start of the period, epoch milliseconds
 * @param count number of readings, at least 1
 * @param lowest one of the lowest readings
 * @param highest one of the highest readings
 * @param sum of the temperatures, °C
 */
record Summary(long startMs, long count, Point lowest, Point highest, double sum) {

  /** Reads a row of {@link Rollups#OF_READINGS} or {@link Rollups#OF_ROLLUPS}. */
  static Summary read(Record row) {
    return new Summary(
        Micros.toMillis(row.getTimestamp(0)),
        row.getLong(1),
        new Point(Micros.toMillis(row.getTimestamp(3)), row.getDouble(2)),
        new Point(Micros.toMillis(row.getTimestamp(5)), row.getDouble(4)),
        row.getDouble(6));
  }

  /** Returns the sum of this and other readings of the same period. */
  Summary plus(Summary other) {
    return new Summary(
        startMs,
        count + other.count,
        other.lowest.celsius() < lowest.celsius() ? other.lowest : lowest,
        other.highest.celsius() > highest.celsius() ? other.highest : highest,
        sum + other.sum);
  }

  Rollup rollup() {
    return new Rollup(startMs, count, lowest.celsius(), highest.celsius(), sum / count);
  }

  /** Returns the lowest and the highest reading in the order of their times. */
  List<Point> points() {
    if (lowest.equals(highest)) {
      return List.of(lowest);
    }
    return lowest.timeMs() <= highest.timeMs()
        ? List.of(lowest, highest)
        : List.of(highest, lowest);
  }
}
