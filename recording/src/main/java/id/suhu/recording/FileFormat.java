package id.suhu.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A format of files with readings or alarm events. */
public enum FileFormat {
  /** Comma-separated values, RFC 4180 with LF; the first row contains the column names. */
  CSV(".csv", "text/csv; charset=utf-8"),

  /** A JSON object in each line. */
  JSONL(".jsonl", "application/x-ndjson"),

  /** Apache Parquet, compressed with Zstandard. */
  PARQUET(".parquet", "application/vnd.apache.parquet");

  private final String extension;
  private final String mediaType;

  FileFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** Returns the media type, as HTTP names formats. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Returns the format of a file by the extension of its name, in any case.
   *
   * @throws RecordingException if it is none of {@code .csv}, {@code .jsonl} and {@code .parquet}
   */
  public static FileFormat of(Path file) throws RecordingException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (FileFormat format : values()) {
      if (name.endsWith(format.extension)) {
        return format;
      }
    }
    throw new RecordingException(
        "%s has none of the extensions %s, which determine the format"
            .formatted(
                file,
                Arrays.stream(values())
                    .map(format -> format.extension)
                    .collect(Collectors.joining(", "))));
  }

  /**
   * Returns a writer of readings. Its bytes depend on the readings only.
   *
   * @param out where the file goes; the writer buffers, and closes it
   * @throws IOException if the beginning of the file cannot be written; the stream stays open
   */
  public ReadingWriter openReadings(OutputStream out) throws IOException {
    return switch (this) {
      case CSV -> new CsvReadings(out);
      case JSONL -> new JsonReadings(out);
      case PARQUET -> new ParquetReadings(out);
    };
  }

  /**
   * Returns a writer of alarm events. Its bytes depend on the events only.
   *
   * @param out where the file goes; the writer buffers, and closes it
   * @throws IOException if the beginning of the file cannot be written; the stream stays open
   */
  public EventWriter openEvents(OutputStream out) throws IOException {
    return switch (this) {
      case CSV -> new CsvEvents(out);
      case JSONL -> new JsonEvents(out);
      case PARQUET -> new ParquetEvents(out);
    };
  }
}
