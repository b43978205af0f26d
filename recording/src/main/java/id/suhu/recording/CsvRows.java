package id.suhu.recording;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The rows of a CSV file, whose first row contains the column names. Not thread-safe. */
final class CsvRows implements Rows {

  private final Source source;
  private final CloseableIterator<CsvRecord> records;
  private final CsvRow rows;
  private long line;

  /**
   * Reads the header.
   *
   * @throws RecordingException if there is no header, or it lacks a column
   */
  CsvRows(Source source, ColumnChoice choice) throws RecordingException {
    this.source = source;
    this.records =
        CsvReader.builder()
            .detectBomHeader(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(
                CsvRecordHandler.of(handler -> handler.fieldModifier(new Stripped())),
                source.content())
            .iterator();
    CsvRecord header =
        record()
            .orElseThrow(
                () ->
                    new RecordingException(
                        "%s is empty: it has neither a header nor readings"
                            .formatted(source.name())));
    this.rows =
        new CsvRow(Columns.find(source.name(), header.getFields(), choice), choice.sensor());
  }

  @Override
  public Optional<Row> next() throws RecordingException {
    return record().map(rows::read);
  }

  private Optional<CsvRecord> record() throws RecordingException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord row = records.next();
      line = row.getStartingLineNumber();
      return Optional.of(row);
    } catch (UncheckedIOException | CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new RecordingException(
          "%s cannot be read after line %d: %s".formatted(source.name(), line, cause.getMessage()),
          e);
    }
  }

  @Override
  public long bytesRead() {
    return source.bytesRead();
  }

  @Override
  public long totalBytes() {
    return source.totalBytes();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /** Removes the spaces around a field; in a quoted one, they are part of the value. */
  private static final class Stripped implements FieldModifier {

    @Override
    public String modify(long line, int index, boolean quoted, String field) {
      return quoted ? field : field.strip();
    }
  }
}
