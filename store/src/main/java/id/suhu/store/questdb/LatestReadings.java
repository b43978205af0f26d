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
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Finds the latest reading of a sensor. That of a sensor that has stopped is found by the rollups:
 * to look for it in the readings would take all that others have sent since. Thread-safe.
 */
final class LatestReadings {

  private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
  private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

  /** Most sensors have sent in this time. */
  private static final long RECENT_MS = 10 * MINUTE_MS;

  /** If sensors have stopped in more minutes than this, one look at all readings costs less. */
  private static final int MOST_MINUTES = 500;

  private final Database database;
  private final RollupState rollups;
  private final InstantSource clock;

  LatestReadings(Database database, RollupState rollups, InstantSource clock) {
    this.database = database;
    this.rollups = rollups;
    this.clock = clock;
  }

  /** Returns the latest reading of each sensor, in any order. */
  Collection<Reading> all() {
    long fromMs = rolledUpBeforeMs();
    Map<SensorId, Reading> latest = latestIn(new TimeRange(fromMs, TimeRange.ALL.toMs()));
    Map<SensorId, Long> hours = last(Rollups.HOURS, new TimeRange(0, fromMs));
    hours.keySet().removeAll(latest.keySet());
    if (!addStopped(hours, latest) || rolledUpBeforeMs() < fromMs) {
      // The rollups have lost readings that were removed, or are being computed anew.
      return latestIn(TimeRange.ALL).values();
    }
    return latest.values();
  }

  /**
   * Adds the latest readings of sensors that have stopped.
   *
   * @param hours the last hour of each
   * @return whether all were found
   */
  private boolean addStopped(Map<SensorId, Long> hours, Map<SensorId, Reading> latest) {
    Map<SensorId, Long> minutes = new HashMap<>();
    for (long hourMs : new TreeSet<>(hours.values())) {
      last(Rollups.MINUTES, new TimeRange(hourMs, hourMs + HOUR_MS))
          .forEach(
              (sensor, minuteMs) -> {
                if (hours.getOrDefault(sensor, -1L) == hourMs) {
                  minutes.put(sensor, minuteMs);
                }
              });
      if (minutes.values().stream().distinct().count() > MOST_MINUTES) {
        return false;
      }
    }
    for (long minuteMs : new TreeSet<>(minutes.values())) {
      latestIn(new TimeRange(minuteMs, minuteMs + MINUTE_MS))
          .forEach(
              (sensor, reading) -> {
                if (minutes.getOrDefault(sensor, -1L) == minuteMs) {
                  latest.put(sensor, reading);
                }
              });
    }
    return latest.keySet().containsAll(hours.keySet());
  }

  /** Returns the latest reading of a sensor. */
  Optional<Reading> of(SensorId sensor) {
    long fromMs = rolledUpBeforeMs();
    Optional<Reading> recent = latestIn(sensor, new TimeRange(fromMs, TimeRange.ALL.toMs()));
    if (recent.isPresent()) {
      return recent;
    }
    Optional<Long> hourMs = last(Rollups.HOURS, sensor, new TimeRange(0, fromMs));
    Optional<Reading> stopped =
        hourMs
            .flatMap(ms -> last(Rollups.MINUTES, sensor, new TimeRange(ms, ms + HOUR_MS)))
            .flatMap(ms -> latestIn(sensor, new TimeRange(ms, ms + MINUTE_MS)));
    boolean isFound = stopped.isPresent() || hourMs.isEmpty();
    return isFound && rolledUpBeforeMs() >= fromMs ? stopped : latestIn(sensor, TimeRange.ALL);
  }

  /** Returns the start of an hour before which the rollups are right; 0 if there is none. */
  private long rolledUpBeforeMs() {
    long untilMs = Math.min(rollups.hoursUntilMs(), clock.millis());
    try (TableReader rows = database.engine().getReader(database.table(Readings.TABLE))) {
      if (rows.size() == 0) {
        return 0;
      }
      untilMs = Math.min(untilMs, Micros.toMillis(rows.getMaxTimestamp()));
    }
    return untilMs < RECENT_MS ? 0 : (untilMs - RECENT_MS) / HOUR_MS * HOUR_MS;
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
