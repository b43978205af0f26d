package id.suhu.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes and reads recordings in tests. */
final class RecordingFiles {

  private RecordingFiles() {}

  static byte[] written(FileFormat format, List<RecordedReading> readings) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ReadingWriter writer = format.openReadings(bytes)) {
      for (RecordedReading each : readings) {
        writer.write(each.timeMs(), each.sensor(), each.celsius(), each.machine());
      }
    }
    return bytes.toByteArray();
  }

  static List<RecordedReading> drained(Recording recording) throws IOException {
    List<RecordedReading> all = new ArrayList<>();
    for (Optional<RecordedReading> next = recording.next();
        next.isPresent();
        next = recording.next()) {
      all.add(next.get());
    }
    return all;
  }

  static List<RecordedReading> drained(Path file) throws IOException {
    try (Recording recording = Recording.open(file, ColumnChoice.GUESSED)) {
      return drained(recording);
    }
  }

  /** Returns a Parquet file with any columns; each row writes its fields. */
  static byte[] parquet(String schema, List<? extends BiConsumer<ParquetFields, Integer>> rows)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetFile<Integer> file =
        new ParquetFile<>(
            bytes,
            MessageTypeParser.parseMessageType(schema),
            (fields, row) -> rows.get(row).accept(fields, row))) {
      for (int i = 0; i < rows.size(); i++) {
        file.write(i);
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
