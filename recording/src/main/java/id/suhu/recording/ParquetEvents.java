package id.suhu.recording;

import id.suhu.core.history.JournalLine;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Alarm events as Parquet. */
final class ParquetEvents implements EventWriter {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message alarm_event {
            required int64 event_time (TIMESTAMP(MILLIS,true));
            required binary sensor_id (STRING);
            required binary alarm_id (STRING);
            required binary event (STRING);
            required binary json (STRING);
          }
          """);

  private final ParquetFile<JournalLine> file;

  ParquetEvents(OutputStream out) throws IOException {
    this.file = new ParquetFile<>(out, SCHEMA, ParquetEvents::write);
  }

  @Override
  public void write(JournalLine event) throws IOException {
    file.write(event);
  }

  private static void write(ParquetFields row, JournalLine event) {
    row.number(0, event.eventTimeMs());
    row.text(1, event.sensor());
    row.text(2, event.alarmId());
    row.text(3, event.event());
    row.text(4, event.json());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
