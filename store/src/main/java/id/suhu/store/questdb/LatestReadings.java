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
import java.util.concurrent.ConcurrentHashMap;
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

  /**
   * The last hour in which a sensor has sent.
   *
   * @param startMs its start, epoch milliseconds
   * @param readings number of readings in it, which tells whether it has changed
   */
  private record LastHour(long startMs, long readings) {}

  private record Known(LastHour hour, Optional<Reading> latest) {}

  private final Database database;
  private final RollupState rollups;
  private final InstantSource clock;
  private final Map<SensorId, Known> stopped = new ConcurrentHashMap<>();

  LatestReadings(Database database, RollupState rollups, InstantSource clock) {
    this.database = database;
    this.rollups = rollups;
    this.clock = clock;
  }

  /** Returns the latest reading of each sensor, in any order. */
  Collection<Reading> all() {
    long fromMs = recentFromMs();
    Map<SensorId, Reading> latest = new HashMap<>();
    database.query(
        "SELECT %s FROM %s WHERE event_time >= %d LATEST ON event_time PARTITION BY sensor_id"
            .formatted(Readings.COLUMNS, Readings.TABLE, Micros.of(fromMs)),
        row -> {
          Reading reading = Readings.read(row);
          latest.put(reading.sensor(), reading);
        });
    Map<SensorId, LastHour> hours = new HashMap<>();
    if (fromMs > 0) {
      database.query(
          ("SELECT event_time, readings, sensor_id FROM %s WHERE event_time < %d"
                  + " LATEST ON event_time PARTITION BY sensor_id")
              .formatted(Rollups.HOURS, Micros.of(fromMs)),
          row ->
              hours.put(
                  new SensorId(row.getSymA(2).toString()),
                  new LastHour(Micros.toMillis(row.getTimestamp(0)), row.getLong(1))));
    }
    hours.keySet().removeAll(latest.keySet());
    hours.forEach(
        (sensor, hour) -> in(hour, sensor).ifPresent(reading -> latest.put(sensor, reading)));
    return latest.values();
  }

  /** Returns the latest reading of a sensor. */
  Optional<Reading> of(SensorId sensor) {
    long fromMs = recentFromMs();
    Optional<Reading> recent = last(sensor, new TimeRange(fromMs, TimeRange.ALL.toMs()));
    if (recent.isPresent() || fromMs == 0) {
      return recent;
    }
    List<LastHour> hours = new ArrayList<>();
    database.query(
        "SELECT event_time, readings FROM %s WHERE event_time < %d AND %s"
            .formatted(Rollups.HOURS, Micros.of(fromMs), lastOf(sensor)),
        row -> hours.add(new LastHour(Micros.toMillis(row.getTimestamp(0)), row.getLong(1))));
    return hours.stream().findFirst().flatMap(hour -> in(hour, sensor));
  }

  /** Returns a time before which the rollups are right; 0 if they cannot be used. */
  private long recentFromMs() {
    long untilMs = Math.min(rollups.hoursUntilMs(), clock.millis());
    try (TableReader rows = database.engine().getReader(database.table(Readings.TABLE))) {
      if (rows.size() == 0) {
        return 0;
      }
      untilMs = Math.min(untilMs, Micros.toMillis(rows.getMaxTimestamp()));
    }
    return untilMs < RECENT_MS ? 0 : (untilMs - RECENT_MS) / HOUR_MS * HOUR_MS;
  }

  private long oldestMs() {
    try (TableReader rows = database.engine().getReader(database.table(Readings.TABLE))) {
      return rows.size() == 0 ? Long.MAX_VALUE : Micros.toMillis(rows.getMinTimestamp());
    }
  }

  private Optional<Reading> in(LastHour hour, SensorId sensor) {
    Known known = stopped.get(sensor);
    if (known == null || !known.hour().equals(hour)) {
      known = new Known(hour, look(hour, sensor));
      stopped.put(sensor, known);
    }
    // The oldest ones are removed a day at a time.
    long oldestMs = oldestMs();
    return known.latest().filter(reading -> reading.eventTimeMs() >= oldestMs);
  }

  private Optional<Reading> look(LastHour hour, SensorId sensor) {
    List<Long> minutes = new ArrayList<>();
    database.query(
        "SELECT event_time FROM %s WHERE %s AND %s"
            .formatted(
                Rollups.MINUTES,
                Micros.in(new TimeRange(hour.startMs(), hour.startMs() + HOUR_MS)),
                lastOf(sensor)),
        row -> minutes.add(Micros.toMillis(row.getTimestamp(0))));
    return minutes.stream()
        .findFirst()
        .flatMap(startMs -> last(sensor, new TimeRange(startMs, startMs + MINUTE_MS)));
  }

  private Optional<Reading> last(SensorId sensor, TimeRange range) {
    List<Reading> latest = new ArrayList<>();
    database.query(
        "SELECT %s FROM %s WHERE %s AND %s"
            .formatted(Readings.COLUMNS, Readings.TABLE, Micros.in(range), lastOf(sensor)),
        row -> latest.add(Readings.read(row)));
    return latest.stream().findFirst();
  }

  /** Without LATEST ON, which does not find an id with a quote if it is the only one. */
  private static String lastOf(SensorId sensor) {
    return "sensor_id = %s ORDER BY event_time DESC LIMIT 1"
        .formatted(SqlText.quoted(sensor.text()));
  }
}
