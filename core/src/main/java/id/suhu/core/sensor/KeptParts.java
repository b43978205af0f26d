package id.suhu.core.sensor;

import java.util.Arrays;
import java.util.List;

/**
 * Unknown parts of stored bytes: another version wrote them, and may read them again. Immutable.
 *
 * @param parts in their stored order
 */
public record KeptParts(List<Part> parts) {

  /** No parts. */
  public static final KeptParts NONE = new KeptParts(List.of());

  /** Copies the list. */
  public KeptParts {
    parts = List.copyOf(parts);
  }

  /** A part with its tag and bytes; equality includes the bytes. */
  public static final class Part {

    private final int tag;
    private final byte[] bytes;

    /**
     * @param tag 0 to 255
     * @param bytes copied
     */
    public Part(int tag, byte[] bytes) {
      this.tag = tag;
      this.bytes = bytes.clone();
    }

    /** Returns the tag, which identifies the kind of part. */
    public int tag() {
      return tag;
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Part part && tag == part.tag && Arrays.equals(bytes, part.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * tag + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "part %d of %d bytes".formatted(tag, bytes.length);
    }
  }
}
