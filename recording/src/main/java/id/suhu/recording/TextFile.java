package id.suhu.recording;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A text file in UTF-8. Not thread-safe. */
final class TextFile implements Closeable {

  private final OutputStream out;
  private final Writer writer;

  TextFile(OutputStream out) {
    this.out = out;
    this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  Writer writer() {
    return writer;
  }

  /** Writes what is buffered and closes the stream; a writer would leave it open if that failed. */
  @Override
  public void close() throws IOException {
    try (OutputStream last = out) {
      writer.flush();
      last.flush();
    }
  }
}
