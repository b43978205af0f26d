package id.suhu.store.questdb;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.wal.WalWriter;
import java.util.Optional;

/** The table of readings. */
final class Readings {

  static final String TABLE = "readings";

  /** The column of the sensors' ids. */
  static final int SENSOR_ID = 1;

  /** In the order of {@link #read}. */
  static final String COLUMNS =
      "event_time, sensor_id, temperature, machine_id, arrival, clock, kafka_partition,"
          + " kafka_offset";

  static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS readings (
        event_time TIMESTAMP,
        sensor_id SYMBOL CAPACITY 16384,
        temperature DOUBLE,
        machine_id SYMBOL CAPACITY 1024,
        arrival TIMESTAMP,
        clock BOOLEAN,
        kafka_partition INT,
        kafka_offset LONG
      ) TIMESTAMP(event_time) PARTITION BY DAY WAL
      DEDUP UPSERT KEYS(event_time, sensor_id, temperature)\
      """;

  private Readings() {}

  static void write(WalWriter table, Reading reading) {
    TableWriter.Row row = table.newRow(Micros.of(reading.eventTimeMs()));
    row.putSym(1, reading.sensor().text());
    row.putDouble(2, reading.celsius());
    if (reading.machine().isPresent()) {
      row.putSym(3, reading.machine().get());
    }
    row.putTimestamp(4, Micros.of(reading.arrivalMs()));
    row.putBool(5, reading.clockSuspect());
    row.putInt(6, reading.position().partition());
    row.putLong(7, reading.position().offset());
    row.append();
  }

  static Reading read(Record row) {
    CharSequence machine = row.getSymA(3);
    return new Reading(
        new SensorId(row.getSymA(1).toString()),
        machine == null ? Optional.empty() : Optional.of(machine.toString()),
        Micros.toMillis(row.getTimestamp(0)),
        Micros.toMillis(row.getTimestamp(4)),
        row.getDouble(2),
        row.getBool(5),
        new Position(row.getInt(6), row.getLong(7)));
  }
}
