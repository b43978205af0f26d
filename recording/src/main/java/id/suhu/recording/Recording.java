package id.suhu.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The readings of a file, in the order of its rows. The file is CSV, whose first row contains the
 * column names, JSON lines, or Parquet; CSV and JSON lines may be gzipped. This is detected from
 * its content, not its name.
 *
 * <p>Rows that are not valid readings are counted and skipped. Memory use does not depend on the
 * file's length; of a Parquet file, one row group is in memory at a time. Not thread-safe.
 */
public final class Recording implements AutoCloseable {

  /** The number of bad rows that are retained for display. */
  static final int BAD_ROWS_KEPT = 5;

  private final Rows rows;
  private final List<BadRow> firstBadRows = new ArrayList<>();
  private long badRows;

  private Recording(Rows rows) {
    this.rows = rows;
  }

  /**
   * Opens a file and reads its header. In JSON lines, the chosen columns are the names of members.
   *
   * @throws RecordingException if the file does not exist, is in none of the formats, or lacks a
   *     column
   */
  public static Recording open(Path file, ColumnChoice choice) throws IOException {
    return of(Source.open(file), choice);
  }

  /**
   * Reads a stream of CSV or JSON lines.
   *
   * @param name names it in errors
   * @param stream closed with this object
   * @throws RecordingException if it is in none of the two formats, or lacks a column
   */
  public static Recording read(String name, InputStream stream, ColumnChoice choice)
      throws IOException {
    return of(Source.of(name, stream), choice);
  }

  private static Recording of(Source source, ColumnChoice choice) throws IOException {
    try {
      return new Recording(
          switch (source.format()) {
            case CSV -> new CsvRows(source, choice);
            case JSONL -> new JsonRows(source, choice);
            case PARQUET -> ParquetRows.open(source, choice);
          });
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Reads the next reading; empty at the end.
   *
   * @throws RecordingException if the rest of the file cannot be read
   */
  public Optional<RecordedReading> next() throws IOException {
    for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      if (row.get() instanceof RecordedReading reading) {
        return Optional.of(reading);
      }
      count((BadRow) row.get());
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

  /**
   * Returns the number of bytes read from the file, before decompression; of a Parquet file, an
   * estimate from the number of rows.
   */
  public long bytesRead() {
    return rows.bytesRead();
  }

  /** Returns the size of the file in bytes when it was opened; -1 of a stream. */
  public long totalBytes() {
    return rows.totalBytes();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private void count(BadRow row) {
    badRows++;
    if (firstBadRows.size() < BAD_ROWS_KEPT) {
      firstBadRows.add(row);
    }
  }
}
