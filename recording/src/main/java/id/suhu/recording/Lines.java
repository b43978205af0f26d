package id.suhu.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text, which end with LF. Of a line that is too long, only the beginning is in
 * memory. Not thread-safe.
 */
final class Lines {

  /** The maximum length of a line, in bytes without its LF. */
  static final int MAX_BYTES = 64 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final byte[] chunk = new byte[MAX_BYTES];
  private int position;
  private int limit;

  private final byte[] line = new byte[MAX_BYTES];
  private int length;
  private boolean tooLong;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Reads the next line, and returns whether there is one. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean begun = false;
    while (position < limit || fill()) {
      begun = true;
      int start = position;
      while (position < limit && chunk[position] != '\n') {
        position++;
      }
      append(start, position - start);
      if (position < limit) {
        position++;
        break;
      }
    }
    number += begun ? 1 : 0;
    return begun;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(chunk));
    return limit > 0;
  }

  private void append(int start, int count) {
    int kept = Math.min(count, MAX_BYTES - length);
    System.arraycopy(chunk, start, line, length, kept);
    length += kept;
    tooLong = tooLong || kept < count;
  }

  /** Returns the number of the line, from 1; 0 before the first. */
  long number() {
    return number;
  }

  /** Returns whether the line is longer than {@link #MAX_BYTES}. */
  boolean tooLong() {
    return tooLong;
  }

  /**
   * Returns the line without the file's byte order mark.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  String text() throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
    return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
        ? text.substring(1)
        : text;
  }
}
