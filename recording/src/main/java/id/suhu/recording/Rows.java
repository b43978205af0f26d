package id.suhu.recording;

import java.io.IOException;
import java.util.Optional;

/** The rows of an open recording, whatever its format. Not thread-safe. */
interface Rows extends AutoCloseable {

  /**
   * Reads the next row; empty at the end.
   *
   * @throws RecordingException if the rest of the file cannot be read
   */
  Optional<Row> next() throws IOException;

  /** Returns the number of bytes read from the file, before decompression. */
  long bytesRead();

  /** Returns the size of the file in bytes when it was opened. */
  long totalBytes();

  @Override
  void close() throws IOException;
}
