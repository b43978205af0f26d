package id.suhu.core.stored;

import id.suhu.core.sensor.KeptParts;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a part or its nested parts. Damaged bytes cause an {@link IOException} or an {@link
 * IllegalArgumentException}. Not thread-safe.
 */
final class PartInput extends DataInputStream {

  PartInput(byte[] bytes, int from, int length) {
    super(new ByteArrayInputStream(bytes, from, length));
  }

  /** Consumer of parts. */
  @FunctionalInterface
  interface Reader {

    /** Reads a part; returns false, without having read anything, if the tag is unknown. */
    boolean read(int tag, PartInput part) throws IOException;
  }

  /** Reads parts until the end and returns the unknown ones. */
  KeptParts parts(Reader reader) throws IOException {
    List<KeptParts.Part> unknown = new ArrayList<>();
    while (available() > 0) {
      int tag = readUnsignedByte();
      byte[] bytes = bytes(readInt());
      PartInput part = new PartInput(bytes, 0, bytes.length);
      if (reader.read(tag, part)) {
        check(part.available() == 0, "a part that is too long");
      } else {
        unknown.add(new KeptParts.Part(tag, bytes));
      }
    }
    return unknown.isEmpty() ? KeptParts.NONE : new KeptParts(unknown);
  }

  /** Reads the next bytes, after checking that they exist. */
  byte[] bytes(int length) throws IOException {
    check(length >= 0 && length <= available(), "a part that ends too early");
    byte[] bytes = new byte[length];
    readFully(bytes);
    return bytes;
  }

  /** Reads the remaining bytes as text. */
  String text() throws IOException {
    return new String(bytes(available()), StandardCharsets.UTF_8);
  }

  boolean flag() throws IOException {
    int flag = readByte();
    check(flag == 0 || flag == 1, "the flag " + flag);
    return flag == 1;
  }

  static void check(boolean sound, String what) {
    if (!sound) {
      throw new IllegalArgumentException("sensor state has " + what);
    }
  }
}
