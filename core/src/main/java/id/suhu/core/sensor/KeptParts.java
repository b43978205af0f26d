package id.suhu.core.sensor;

import java.util.Arrays;
import java.util.List;

/**
 * Parts of stored bytes that this program does not know: another version wrote them, and may read
 * them again. Immutable.
 *
 * @param parts in their order
 */
public record KeptParts(List<Part> parts) {

  /** No parts. */
  public static final KeptParts NONE = new KeptParts(List.of());

  /** Copies the list. */
  public KeptParts {
    parts = List.copyOf(parts);
  }

  /** A part by its tag; two are equal when their bytes are. */
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

    /** Tells what kind of part it is. */
    public int tag() {
      return tag;
    }

    /** A copy of the bytes. */
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
