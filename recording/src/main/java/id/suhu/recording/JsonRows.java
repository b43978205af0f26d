package id.suhu.recording;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** The rows of a file of JSON lines: an object in each line. Not thread-safe. */
final class JsonRows implements Rows {

  private final Source source;
  private final Lines lines;
  private final JsonRow rows;

  JsonRows(Source source, ColumnChoice choice) {
    this.source = source;
    this.lines = new Lines(source.content());
    this.rows = new JsonRow(choice);
  }

  @Override
  public Optional<Row> next() throws RecordingException {
    try {
      while (lines.next()) {
        if (lines.tooLong()) {
          return Optional.of(
              new BadRow(lines.number(), "line has more than %d bytes".formatted(Lines.MAX_BYTES)));
        }
        String text = lines.text().strip();
        if (!text.isEmpty()) {
          return Optional.of(rows.read(lines.number(), text));
        }
      }
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of(new BadRow(lines.number(), "line is not UTF-8"));
    } catch (IOException e) {
      throw new RecordingException(
          "%s cannot be read after line %d: %s"
              .formatted(source.name(), lines.number(), e.getMessage()),
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
}
