package id.suhu.core.stored;

import id.suhu.core.sensor.KeptParts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes parts. A part is a tag (1 byte), a length (4 bytes, big-endian) and as many bytes, which
 * may be nested parts. Not thread-safe.
 */
final class PartsOutput {

  private static final int LENGTH_BYTES = 4;

  /** A buffer in which a length can be set afterwards. */
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

  /** Writes the content of a part. */
  @FunctionalInterface
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private final Buffer buffer = new Buffer();
  private final DataOutputStream out = new DataOutputStream(buffer);

  /**
   * @param version written before all parts
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

  /** Writes a part that consists of text. */
  void text(int tag, String text) {
    part(tag, body -> body.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes the unknown parts of another version. */
  void kept(KeptParts kept) {
    kept.parts().forEach(part -> part(part.tag(), body -> body.write(part.bytes())));
  }

  byte[] toBytes() {
    return buffer.toByteArray();
  }
}
