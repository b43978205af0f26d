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
 * The rows of a CSV file, which may be gzipped; this is detected from its content, not its name.
 * Rows are read lazily. Not thread-safe.
 */
final class CsvRows implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path file;
  private final long totalBytes;
  private final CountedInput input;
  private final CloseableIterator<CsvRecord> rows;
  private long line;

  /**
   * @throws IOException if the file cannot be opened
   */
  CsvRows(Path file) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new RecordingException("%s is not a file".formatted(file));
    }
    this.totalBytes = Files.size(file);
    // Not a channel, because an interrupt closes a channel.
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
   * Reads the next row; empty at the end.
   *
   * @throws RecordingException if the rest of the file cannot be read
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

  /** Returns the number of bytes read from the file, before decompression. */
  long bytesRead() {
    return input.bytes;
  }

  /** Returns the size of the file in bytes. */
  long totalBytes() {
    return totalBytes;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Counts the bytes read. */
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
