package id.suhu.store.questdb;

import id.suhu.core.reading.SensorId;
import io.questdb.cairo.TableReader;
import io.questdb.cairo.sql.StaticSymbolTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The {@link RecentRows} of every sensor. Not thread-safe. */
final class KnownSensors {

  /** Part of the table that is read at a start; readings older than that are looked up later. */
  private static final long READ_MS = 600_000;

  private static final int SENSOR_ID = 1;

  private final Map<SensorId, RecentRows> recent = new HashMap<>();

  /** Sensors that have rows, none of which is later than {@link #completeAfterMs}. */
  private final Set<String> old;

  private final long completeAfterMs;

  private KnownSensors(Set<String> old, long completeAfterMs) {
    this.old = old;
    this.completeAfterMs = completeAfterMs;
  }

  /**
   * Reads the newest part of a table that has no rows in waiting.
   *
   * @param nowMs now; a later row, by a wrong clock, is not taken for the newest part
   */
  static KnownSensors load(Database database, long nowMs) {
    Set<String> sensors = new HashSet<>();
    long newestMs;
    try (TableReader table = database.engine().getReader(database.table(Readings.TABLE))) {
      StaticSymbolTable symbols = table.getSymbolMapReader(SENSOR_ID);
      for (int i = 0; i < symbols.getSymbolCount(); i++) {
        sensors.add(symbols.valueOf(i).toString());
      }
      newestMs = sensors.isEmpty() ? nowMs : Micros.toMillis(table.getMaxTimestamp());
    }
    long completeAfterMs = Math.min(newestMs, nowMs) - READ_MS;
    KnownSensors known = new KnownSensors(sensors, completeAfterMs);
    database.query(
        "SELECT sensor_id, max(event_time) FROM %s WHERE event_time > %d"
            .formatted(Readings.TABLE, Math.max(0, Micros.of(completeAfterMs))),
        row ->
            known.recent.put(
                new SensorId(row.getSymA(0).toString()),
                new RecentRows(Micros.toMillis(row.getTimestamp(1)))));
    return known;
  }

  RecentRows of(SensorId sensor) {
    return recent.computeIfAbsent(
        sensor,
        each -> new RecentRows(old.contains(each.text()) ? completeAfterMs : Long.MIN_VALUE));
  }
}
