package id.suhu.core.stored;

import id.suhu.core.sensor.KeptParts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes parts: a tag (1 byte), a length (4 bytes, big-endian), and as many bytes. A part may
 * consist of parts. Not thread-safe.
 */
final class PartsOutput {

  private static final int LENGTH_BYTES = 4;

  /** Lets a length be filled in once it is known. */
  private static final class Buffer extends ByteArrayOutputStream {

    Buffer() {
      super(256);
    }

    void fillIn(int at, int length) {
      for (int i = 0; i < LENGTH_BYTES; i++) {
        buf[at + i] = (byte) (length >>> (8 * (LENGTH_BYTES - 1 - i)));
      }
    }
  }

  /** What a part consists of. */
  @FunctionalInterface
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private final Buffer buffer = new Buffer();
  private final DataOutputStream out = new DataOutputStream(buffer);

  /**
   * @param version stands before all parts
   */
  PartsOutput(int version) {
    buffer.write(version);
  }

  /** Writes a part. */
  void part(int tag, Body body) {
    buffer.write(tag);
    int at = buffer.size();
    try {
      out.writeInt(0);
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    buffer.fillIn(at, buffer.size() - at - LENGTH_BYTES);
  }

  /** Writes a part that is a text. */
  void text(int tag, String text) {
    part(tag, body -> body.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes the parts that another version wrote. */
  void kept(KeptParts kept) {
    kept.parts().forEach(part -> part(part.tag(), body -> body.write(part.bytes())));
  }

  byte[] toBytes() {
    return buffer.toByteArray();
  }
}
