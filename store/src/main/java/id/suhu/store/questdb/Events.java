package id.suhu.store.questdb;

import id.suhu.core.history.JournalLine;
import id.suhu.core.reading.Position;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.wal.WalWriter;

/** The table of alarm events. */
final class Events {

  static final String TABLE = "alarm_events";

  /** In the order of {@link #read}. */
  static final String COLUMNS =
      "event_time, sensor_id, alarm_id, event, json, kafka_partition, kafka_offset";

  static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS alarm_events (
        event_time TIMESTAMP,
        sensor_id SYMBOL CAPACITY 16384,
        alarm_id SYMBOL CAPACITY 16384,
        event SYMBOL,
        json STRING,
        kafka_partition INT,
        kafka_offset LONG
      ) TIMESTAMP(event_time) PARTITION BY MONTH WAL
      DEDUP UPSERT KEYS(event_time, kafka_partition, kafka_offset)\
      """;

  private Events() {}

  static void write(WalWriter table, JournalLine event) {
    TableWriter.Row row = table.newRow(Micros.of(event.eventTimeMs()));
    row.putSym(1, event.sensor());
    row.putSym(2, event.alarmId());
    row.putSym(3, event.event());
    row.putStr(4, event.json());
    row.putInt(5, event.position().partition());
    row.putLong(6, event.position().offset());
    row.append();
  }

  static JournalLine read(Record row) {
    return new JournalLine(
        Micros.toMillis(row.getTimestamp(0)),
        row.getSymA(1).toString(),
        row.getSymA(2).toString(),
        row.getSymA(3).toString(),
        row.getStrA(4).toString(),
        new Position(row.getInt(5), row.getLong(6)));
  }
}
