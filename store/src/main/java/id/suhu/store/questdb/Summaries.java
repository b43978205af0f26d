package id.suhu.store.questdb;

import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Sums up a sensor's readings by period: whole hours and minutes from rollups, as far as these are
 * right and the periods consist of them; the rest, at the ends of the range, from the readings.
 * Thread-safe.
 */
final class Summaries {

  private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
  private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

  private final Database database;
  private final RollupState state;

  Summaries(Database database, RollupState state) {
    this.database = database;
    this.state = state;
  }

  /**
   * Returns the periods that have readings, in their order.
   *
   * @param periodMs periods start at multiples of it since the epoch
   */
  Collection<Summary> of(SensorId sensor, TimeRange range, long periodMs) {
    TreeMap<Long, Summary> periods = new TreeMap<>();
    for (Part part : parts(Micros.clipped(range), periodMs)) {
      database.query(
          "SELECT %s FROM %s WHERE %s AND sensor_id = %s SAMPLE BY %s ALIGN TO CALENDAR"
              .formatted(
                  part.columns(),
                  part.table(),
                  Micros.in(part.range()),
                  SqlText.quoted(sensor.text()),
                  period(periodMs)),
          row -> {
            Summary summary = Summary.read(row);
            periods.merge(summary.startMs(), summary, Summary::plus);
          });
    }
    return periods.values();
  }

  /** Returns a period in its largest unit: QuestDB takes a number of 32 bits. */
  private static String period(long ms) {
    if (ms % HOUR_MS == 0) {
      return ms / HOUR_MS + "h";
    }
    return ms % MINUTE_MS == 0 ? ms / MINUTE_MS + "m" : ms + "T";
  }

  private record Part(String table, String columns, TimeRange range) {}

  private List<Part> parts(TimeRange range, long periodMs) {
    List<Part> parts = new ArrayList<>();
    // Hours first: while they are looked at, the minutes become right, never wrong.
    long hoursUntilMs = periodMs % HOUR_MS == 0 ? state.hoursUntilMs() : Unsettled.ANY;
    long minutesUntilMs = periodMs % MINUTE_MS == 0 ? state.minutesUntilMs() : Unsettled.ANY;
    TimeRange hours = whole(range, HOUR_MS, hoursUntilMs);
    add(parts, Rollups.HOURS, Rollups.OF_ROLLUPS, hours);
    for (TimeRange rest : without(range, hours)) {
      TimeRange minutes = whole(rest, MINUTE_MS, minutesUntilMs);
      add(parts, Rollups.MINUTES, Rollups.OF_ROLLUPS, minutes);
      for (TimeRange ends : without(rest, minutes)) {
        add(parts, Readings.TABLE, Rollups.OF_READINGS, ends);
      }
    }
    return parts;
  }

  private static void add(List<Part> parts, String table, String columns, TimeRange range) {
    if (range.fromMs() < range.toMs()) {
      parts.add(new Part(table, columns, range));
    }
  }

  /** Returns the whole units in a range up to a time; empty at its start if there are none. */
  private static TimeRange whole(TimeRange range, long unitMs, long untilMs) {
    long fromMs = (range.fromMs() + unitMs - 1) / unitMs * unitMs;
    long toMs = Math.max(0, Math.min(range.toMs(), untilMs)) / unitMs * unitMs;
    return fromMs < toMs
        ? new TimeRange(fromMs, toMs)
        : new TimeRange(range.fromMs(), range.fromMs());
  }

  /** Returns what is before and after a part of a range. */
  private static List<TimeRange> without(TimeRange range, TimeRange part) {
    return List.of(
        new TimeRange(range.fromMs(), part.fromMs()), new TimeRange(part.toMs(), range.toMs()));
  }
}
