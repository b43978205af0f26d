package id.suhu.recording;

import id.suhu.core.history.JournalLine;
import id.suhu.messages.Timestamps;
import java.io.IOException;
import java.io.OutputStream;

/** Alarm events as CSV. */
final class CsvEvents implements EventWriter {

  private final CsvFile file;

  CsvEvents(OutputStream out) throws IOException {
    this.file = new CsvFile(out, "event_time", "sensor_id", "alarm_id", "event", "json");
  }

  @Override
  public void write(JournalLine event) throws IOException {
    file.write(
        Timestamps.print(event.eventTimeMs()),
        event.sensor(),
        event.alarmId(),
        event.event(),
        event.json());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
