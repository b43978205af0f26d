package id.suhu.recording;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The readings of a CSV file, in the order of its rows. The first row contains the column names. A
 * gzipped file is detected from its content, not its name.
 *
 * <p>Rows that are not valid readings are counted and skipped. Memory use does not depend on the
 * file's length. Not thread-safe.
 */
public final class Recording implements AutoCloseable {

  /** The number of bad rows that are retained for display. */
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
   * @throws RecordingException if the file does not exist, is not CSV with a header, or lacks a
   *     column
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
   * Reads the next reading; empty at the end.
   *
   * @throws RecordingException if the rest of the file cannot be read
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
   * Counts a reading as a bad row because the caller cannot use it.
   *
   * @param reason the value and the rule that it violates
   */
  public void leaveOut(RecordedReading reading, String reason) {
    count(new BadRow(reading.line(), reason));
  }

  /** Returns the number of rows skipped so far. */
  public long badRows() {
    return badRows;
  }

  /** Returns the first bad rows, at most five. */
  public List<BadRow> firstBadRows() {
    return List.copyOf(firstBadRows);
  }

  /** Returns the number of bytes read from the file, before decompression. */
  public long bytesRead() {
    return csv.bytesRead();
  }

  /** Returns the size of the file in bytes when it was opened. */
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
