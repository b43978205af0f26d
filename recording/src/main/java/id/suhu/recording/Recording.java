package id.suhu.recording;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file's readings, in the order of its rows. The first row has the columns' names. A gzipped
 * file is told by its content, not its name.
 *
 * <p>Rows that are no readings are counted and left out. However long the file, memory is constant.
 * Not thread-safe.
 */
public final class Recording implements AutoCloseable {

  /** How many bad rows are kept to be shown. */
  static final int BAD_ROWS_KEPT = 5;

  private final CsvRows csv;
  private final RowReader rows;
  private final List<BadRow> firstBadRows = new ArrayList<>();
  private long badRows;

  private Recording(CsvRows csv, RowReader rows) {
    this.csv = csv;
    this.rows = rows;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws RecordingException if there is no such file, it is no CSV with a header, or a column is
   *     not in it
   */
  public static Recording open(Path file, ColumnChoice choice) throws IOException {
    CsvRows csv = new CsvRows(file);
    try {
      CsvRecord header =
          csv.next()
              .orElseThrow(
                  () -> new RecordingException("%s is empty; it needs a header".formatted(file)));
      Columns columns = Columns.find(file, header.getFields(), choice);
      return new Recording(csv, new RowReader(columns, choice.sensor()));
    } catch (IOException e) {
      csv.close();
      throw e;
    }
  }

  /**
   * The next reading; empty at the end.
   *
   * @throws RecordingException if the file cannot be read any further
   */
  public Optional<RecordedReading> next() throws IOException {
    for (Optional<CsvRecord> row = csv.next(); row.isPresent(); row = csv.next()) {
      Row read = rows.read(row.get());
      if (read instanceof RecordedReading reading) {
        return Optional.of(reading);
      }
      count((BadRow) read);
    }
    return Optional.empty();
  }

  /**
   * Counts a reading among the bad rows after all, because whoever reads it cannot use it.
   *
   * @param reason the value and the rule that it breaks
   */
  public void leaveOut(RecordedReading reading, String reason) {
    count(new BadRow(reading.line(), reason));
  }

  /** How many rows were left out so far. */
  public long badRows() {
    return badRows;
  }

  /** The first of them, at most five. */
  public List<BadRow> firstBadRows() {
    return List.copyOf(firstBadRows);
  }

  /** Bytes read of the file as it lies on disk. */
  public long bytesRead() {
    return csv.bytesRead();
  }

  /** Bytes of that file, as it was opened. */
  public long totalBytes() {
    return csv.totalBytes();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  private void count(BadRow row) {
    badRows++;
    if (firstBadRows.size() < BAD_ROWS_KEPT) {
      firstBadRows.add(row);
    }
  }
}
