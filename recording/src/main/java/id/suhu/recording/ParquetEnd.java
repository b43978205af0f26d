package id.suhu.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The end of a Parquet file: its schema, their length and the format's magic. Checked before the
 * rest because Parquet's code allocates as much as a damaged length says.
 */
final class ParquetEnd {

  private static final String MAGIC = "PAR1";

  /** Length and magic. */
  private static final int TAIL_BYTES = 8;

  /** A file of 10,000 row groups with four columns has about 10 MB. */
  private static final int MAX_FOOTER_BYTES = 64 * 1024 * 1024;

  private ParquetEnd() {}

  /**
   * @throws RecordingException if the file does not end as a Parquet file does
   */
  static void check(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      byte[] magic = new byte[MAGIC.length()];
      int footer = 0;
      if (size >= MAGIC.length() + TAIL_BYTES) {
        in.seek(size - TAIL_BYTES);
        footer = Integer.reverseBytes(in.readInt());
        in.readFully(magic);
      }
      if (!MAGIC.equals(new String(magic, StandardCharsets.US_ASCII))) {
        throw new RecordingException(
            "%s is cut off: it begins as a Parquet file but does not end as one".formatted(file));
      }
      if (footer <= 0 || footer > size - MAGIC.length() - TAIL_BYTES || footer > MAX_FOOTER_BYTES) {
        throw new RecordingException(
            "%s is a damaged Parquet file: it has %d bytes, and its schema %d"
                .formatted(file, size, footer));
      }
    }
  }
}
