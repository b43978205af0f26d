package id.suhu.store.questdb;

import id.suhu.core.reading.SensorId;
import io.questdb.cairo.TableReader;
import io.questdb.cairo.sql.StaticSymbolTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The {@link RecentRows} of every sensor. Not thread-safe. */
final class KnownSensors {

  /** Part of the table that is read at a start; readings older than that are looked up later. */
  private static final long READ_MS = 600_000;

  /**
   * Maximum number of sensors that are kept. Clients can invent ids; the memory is shared with the
   * alarms.
   */
  private static final int MOST = 250_000;

  /** The least recently used one is dropped. */
  private final Map<SensorId, RecentRows> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SensorId, RecentRows> eldest) {
          if (size() <= MOST) {
            return false;
          }
          // It may come back.
          allHaveRows = true;
          completeAfterMs = Math.max(completeAfterMs, eldest.getValue().newestMs());
          return true;
        }
      };

  /** Sensors that have rows. */
  private final Set<String> old;

  /** Whether a sensor that is in none of the two may have rows as well. */
  private boolean allHaveRows;

  /** Sensors that are not in {@link #recent} have no row after this event time. */
  private long completeAfterMs;

  private KnownSensors(Set<String> old, boolean allHaveRows, long completeAfterMs) {
    this.old = old;
    this.allHaveRows = allHaveRows;
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
    int count;
    try (TableReader table = database.engine().getReader(database.table(Readings.TABLE))) {
      StaticSymbolTable symbols = table.getSymbolMapReader(Readings.SENSOR_ID);
      count = symbols.getSymbolCount();
      for (int i = 0; i < count && count <= MOST; i++) {
        sensors.add(symbols.valueOf(i).toString());
      }
      newestMs = count == 0 ? nowMs : Micros.toMillis(table.getMaxTimestamp());
    }
    long completeAfterMs = Math.min(newestMs, nowMs) - READ_MS;
    KnownSensors known = new KnownSensors(sensors, count > MOST, completeAfterMs);
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
        each ->
            new RecentRows(
                allHaveRows || old.contains(each.text()) ? completeAfterMs : Long.MIN_VALUE));
  }
}
