package id.suhu.recording;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file, which may be gzipped: that is told by its content, not its name. Reads as
 * it goes. Not thread-safe.
 */
final class CsvRows implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path file;
  private final long totalBytes;
  private final CountedInput input;
  private final CloseableIterator<CsvRecord> rows;
  private long line;

  /**
   * @throws IOException if it cannot be opened
   */
  CsvRows(Path file) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new RecordingException("%s is not a file".formatted(file));
    }
    this.totalBytes = Files.size(file);
    // Not a channel: those close when their thread is interrupted.
    this.input = new CountedInput(new FileInputStream(file.toFile()));
    try {
      this.rows =
          CsvReader.builder()
              .detectBomHeader(true)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(unpacked(input))
              .iterator();
    } catch (IOException | UncheckedIOException e) {
      input.close();
      throw new RecordingException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }

  /**
   * The next row; empty at the end.
   *
   * @throws RecordingException if the file cannot be read any further
   */
  Optional<CsvRecord> next() throws RecordingException {
    try {
      if (!rows.hasNext()) {
        return Optional.empty();
      }
      CsvRecord row = rows.next();
      line = row.getStartingLineNumber();
      return Optional.of(row);
    } catch (UncheckedIOException | CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new RecordingException(
          "%s cannot be read after line %d: %s".formatted(file, line, cause.getMessage()), e);
    }
  }

  /** Bytes read of the file as it lies on disk. */
  long bytesRead() {
    return input.bytes;
  }

  /** Bytes of that file. */
  long totalBytes() {
    return totalBytes;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Counts what is read. */
  private static final class CountedInput extends FilterInputStream {

    private long bytes;

    CountedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
