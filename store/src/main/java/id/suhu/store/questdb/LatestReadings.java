package id.suhu.store.questdb;

import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import io.questdb.cairo.TableReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Finds the latest reading of a sensor. That of a sensor that has stopped is found by the rollups:
 * to look for it in the readings would take all that others have sent since. Thread-safe.
 */
final class LatestReadings {

  private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
  private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

  /** Most sensors have sent in this time. */
  private static final long RECENT_MS = 5_000;

  /** If sensors have stopped at more times than this, one look at all readings costs less. */
  private static final int MOST_QUERIES = 500;

  private final Database database;
  private final RollupState rollups;
  private final InstantSource clock;

  LatestReadings(Database database, RollupState rollups, InstantSource clock) {
    this.database = database;
    this.rollups = rollups;
    this.clock = clock;
  }

  /**
   * Which part of the time is looked up where.
   *
   * @param hoursUntilMs start of an hour, before which the last hour of a sensor is looked up
   * @param minutesUntilMs start of a minute, before which its last minute is looked up; readings
   *     from there on are looked at
   */
  private record Parts(long hoursUntilMs, long minutesUntilMs) {

    TimeRange hours() {
      return new TimeRange(0, hoursUntilMs);
    }

    TimeRange minutes() {
      return new TimeRange(hoursUntilMs, minutesUntilMs);
    }

    TimeRange readings() {
      return new TimeRange(minutesUntilMs, TimeRange.ALL.toMs());
    }

    boolean areRightFor(Parts used) {
      return hoursUntilMs >= used.hoursUntilMs && minutesUntilMs >= used.minutesUntilMs;
    }
  }

  /** Returns the latest reading of each sensor, in any order. */
  Collection<Reading> all() {
    Parts parts = parts();
    Map<SensorId, Reading> latest = latestIn(parts.readings());
    if (latest.size() == sensors()) {
      return latest.values();
    }
    Map<SensorId, Long> minutes = last(Rollups.MINUTES, parts.minutes());
    minutes.keySet().removeAll(latest.keySet());
    Map<SensorId, Long> hours = last(Rollups.HOURS, parts.hours());
    hours.keySet().removeAll(latest.keySet());
    hours.keySet().removeAll(minutes.keySet());
    if (!addFrom(hours, ms -> last(Rollups.MINUTES, new TimeRange(ms, ms + HOUR_MS)), minutes)
        || !addFrom(minutes, ms -> latestIn(new TimeRange(ms, ms + MINUTE_MS)), latest)
        || !parts().areRightFor(parts)) {
      // The rollups have lost readings that were removed, or are being computed anew.
      return latestIn(TimeRange.ALL).values();
    }
    return latest.values();
  }

  /** Returns the number of sensors that have, or had, readings. */
  private int sensors() {
    try (TableReader rows = database.engine().getReader(database.table(Readings.TABLE))) {
      return rows.getSymbolMapReader(Readings.SENSOR_ID).getSymbolCount();
    }
  }

  /**
   * Looks up what sensors have in their last periods, each period once.
   *
   * @param periods start of the last period of each
   * @param look finds what each sensor has in a period with such a start
   * @param found receives what was found
   * @return whether all were found
   */
  private static <T> boolean addFrom(
      Map<SensorId, Long> periods, LongFunction<Map<SensorId, T>> look, Map<SensorId, T> found) {
    Set<Long> different = new TreeSet<>(periods.values());
    if (different.size() > MOST_QUERIES) {
      return false;
    }
    for (long startMs : different) {
      look.apply(startMs)
          .forEach(
              (sensor, each) -> {
                if (periods.getOrDefault(sensor, -1L) == startMs) {
                  found.put(sensor, each);
                }
              });
    }
    return found.keySet().containsAll(periods.keySet());
  }

  /** Returns the latest reading of a sensor. */
  Optional<Reading> of(SensorId sensor) {
    Parts parts = parts();
    Optional<Reading> recent = latestIn(sensor, parts.readings());
    if (recent.isPresent()) {
      return recent;
    }
    Optional<Long> hourMs = Optional.empty();
    Optional<Long> minuteMs = last(Rollups.MINUTES, sensor, parts.minutes());
    if (minuteMs.isEmpty()) {
      hourMs = last(Rollups.HOURS, sensor, parts.hours());
      minuteMs =
          hourMs.flatMap(ms -> last(Rollups.MINUTES, sensor, new TimeRange(ms, ms + HOUR_MS)));
    }
    Optional<Reading> stopped =
        minuteMs.flatMap(ms -> latestIn(sensor, new TimeRange(ms, ms + MINUTE_MS)));
    boolean isFound = stopped.isPresent() || (minuteMs.isEmpty() && hourMs.isEmpty());
    return isFound && parts().areRightFor(parts) ? stopped : latestIn(sensor, TimeRange.ALL);
  }

  private Parts parts() {
    // Hours first: while they are looked at, the minutes become right, never wrong.
    long hoursMs = rollups.hoursUntilMs();
    long minutesMs = Math.min(rollups.minutesUntilMs(), clock.millis());
    try (TableReader rows = database.engine().getReader(database.table(Readings.TABLE))) {
      minutesMs = Math.min(minutesMs, Micros.toMillis(rows.getMaxTimestamp()));
    }
    minutesMs = minutesMs < RECENT_MS ? 0 : (minutesMs - RECENT_MS) / MINUTE_MS * MINUTE_MS;
    return new Parts(Math.max(0, Math.min(hoursMs, minutesMs)) / HOUR_MS * HOUR_MS, minutesMs);
  }

  private Map<SensorId, Reading> latestIn(TimeRange range) {
    Map<SensorId, Reading> latest = new HashMap<>();
    database.query(
        "SELECT %s FROM %s WHERE %s LATEST ON event_time PARTITION BY sensor_id"
            .formatted(Readings.COLUMNS, Readings.TABLE, Micros.in(range)),
        row -> {
          Reading reading = Readings.read(row);
          latest.put(reading.sensor(), reading);
        });
    return latest;
  }

  private Optional<Reading> latestIn(SensorId sensor, TimeRange range) {
    List<Reading> latest = new ArrayList<>();
    database.query(
        "SELECT %s FROM %s WHERE %s AND %s"
            .formatted(Readings.COLUMNS, Readings.TABLE, Micros.in(range), lastOf(sensor)),
        row -> latest.add(Readings.read(row)));
    return latest.stream().findFirst();
  }

  /** Returns the start of each sensor's last period in a rollup. */
  private Map<SensorId, Long> last(String rollup, TimeRange range) {
    if (range.fromMs() >= range.toMs()) {
      return new HashMap<>();
    }
    Map<SensorId, Long> periods = new HashMap<>();
    database.query(
        "SELECT event_time, sensor_id FROM %s WHERE %s LATEST ON event_time PARTITION BY sensor_id"
            .formatted(rollup, Micros.in(range)),
        row ->
            periods.put(
                new SensorId(row.getSymA(1).toString()), Micros.toMillis(row.getTimestamp(0))));
    return periods;
  }

  private Optional<Long> last(String rollup, SensorId sensor, TimeRange range) {
    List<Long> periods = new ArrayList<>();
    database.query(
        "SELECT event_time FROM %s WHERE %s AND %s"
            .formatted(rollup, Micros.in(range), lastOf(sensor)),
        row -> periods.add(Micros.toMillis(row.getTimestamp(0))));
    return periods.stream().findFirst();
  }

  /** Without LATEST ON, which does not find an id with a quote if it is the only one. */
  private static String lastOf(SensorId sensor) {
    return "sensor_id = %s ORDER BY event_time DESC LIMIT 1"
        .formatted(SqlText.quoted(sensor.text()));
  }
}
