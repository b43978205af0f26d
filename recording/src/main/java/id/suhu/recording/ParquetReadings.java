package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Readings as Parquet. */
final class ParquetReadings implements ReadingWriter {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message reading {
            required int64 event_time (TIMESTAMP(MILLIS,true));
            required binary sensor_id (STRING);
            required double temperature;
            optional binary machine_id (STRING);
          }
          """);

  private final ParquetFile<RecordedReading> file;
  private long rows;

  ParquetReadings(OutputStream out) throws IOException {
    this.file = new ParquetFile<>(out, SCHEMA, ParquetReadings::write);
  }

  @Override
  public void write(long timeMs, SensorId sensor, double celsius, Optional<String> machine)
      throws IOException {
    Rules.check(timeMs, celsius);
    rows++;
    file.write(new RecordedReading(rows, sensor, machine, timeMs, celsius));
  }

  private static void write(ParquetFields row, RecordedReading reading) {
    row.number(0, reading.timeMs());
    row.text(1, reading.sensor().text());
    row.number(2, reading.celsius());
    if (reading.machine().isPresent() && !reading.machine().get().isEmpty()) {
      row.text(3, reading.machine().get());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
