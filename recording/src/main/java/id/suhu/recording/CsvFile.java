package id.suhu.recording;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes CSV: RFC 4180 with LF, UTF-8. Not thread-safe. */
final class CsvFile implements Closeable {

  private final TextFile file;
  private final CsvWriter rows;

  /** Writes the header. */
  CsvFile(OutputStream out, String... header) throws IOException {
    this.file = new TextFile(out);
    this.rows =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(new OuterSpaces())
            .build(file.writer());
    write(header);
  }

  void write(String... fields) throws IOException {
    try {
      var unused = rows.writeRecord(fields);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    try (TextFile last = file) {
      rows.flush();
      last.writer().flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Quotes fields with outer spaces, so that they remain part of the value, in addition to those
   * that need quotes.
   */
  private static final class OuterSpaces implements QuoteStrategy {

    @Override
    public boolean quoteValue(int line, int index, String value) {
      return Character.isWhitespace(value.codePointAt(0))
          || Character.isWhitespace(value.codePointBefore(value.length()));
    }
  }
}
