package id.suhu.recording;

import id.suhu.core.history.JournalLine;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writes alarm events to a file. In CSV and Parquet, the columns are {@code event_time}, {@code
 * sensor_id}, {@code alarm_id}, {@code event} and {@code json}; in JSON lines, each line is the
 * event as it is in the journal. Memory use does not depend on their number. A file that was not
 * closed is not complete. Not thread-safe.
 */
public sealed interface EventWriter extends Closeable permits CsvEvents, JsonEvents, ParquetEvents {

  /**
   * Writes an event.
   *
   * @throws IOException if it cannot be written
   */
  void write(JournalLine event) throws IOException;

  /** Completes the file and closes its stream, also if completing fails. */
  @Override
  void close() throws IOException;
}
