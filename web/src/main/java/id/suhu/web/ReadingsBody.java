package id.suhu.web;

import id.suhu.core.reading.Position;
import id.suhu.messages.Decoded;
import id.suhu.messages.Quoted;
import id.suhu.messages.ReadingDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The readings of a request. The body is only divided here; the decoder judges each part, so that
 * exactly those readings are valid which the engine takes.
 */
final class ReadingsBody {

  static final int MOST_READINGS = 10_000;
  static final int MOST_LISTED = 100;

  /** The decoder puts it into what it returns, of which only the sensor is used. */
  private static final Position NOWHERE = new Position(0, 0);

  /** A start of a value that is long enough to be shortened, also with characters of four bytes. */
  private static final int START_BYTES = 200;

  private final byte[] body;
  private final ReadingDecoder decoder;
  private final long nowMs;
  private final List<ReadingBytes> readings = new ArrayList<>();
  private final List<ReadingFault> faults = new ArrayList<>();
  private int count;
  private int bad;

  private ReadingsBody(byte[] body, ReadingDecoder decoder, long nowMs) {
    this.body = body;
    this.decoder = decoder;
    this.nowMs = nowMs;
  }

  /**
   * Reads a body.
   *
   * @param nowMs taken for the records' time, epoch milliseconds
   * @throws ApiException if it has no readings or too many, or is an array without an end
   */
  static ReadingsBody read(byte[] body, ReadingsFormat format, ReadingDecoder decoder, long nowMs) {
    ReadingsBody readings = new ReadingsBody(body, decoder, nowMs);
    int start = startsWithMark(body) ? 3 : 0;
    switch (format) {
      case JSON -> readings.json(start);
      case LINES -> readings.lines(start);
    }
    if (readings.count == 0) {
      throw ApiException.badRequest("the body has no readings");
    }
    return readings;
  }

  /** Some Windows programs write a byte order mark. It belongs to no reading. */
  private static boolean startsWithMark(byte[] body) {
    return body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  private void lines(int start) {
    int line = 0;
    for (int from = start; from < body.length; ) {
      int to = from;
      while (to < body.length && body[to] != '\n') {
        to++;
      }
      line++;
      if (skipBlank(from, to) < to) {
        add(line, from, to);
      }
      from = to + 1;
    }
  }

  private void json(int start) {
    int from = skipBlank(start, body.length);
    if (from == body.length) {
      return;
    }
    if (body[from] == '[') {
      array(from + 1);
    } else {
      add(0, from, body.length);
    }
  }

  /**
   * Divides an array at the commas that are in no text and no element. If each part is a reading,
   * this is a JSON array; otherwise the decoder tells what is wrong with a part.
   */
  private void array(int start) {
    int depth = 0;
    int from = start;
    boolean text = false;
    for (int i = start; i < body.length; i++) {
      byte b = body[i];
      if (text) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          text = false;
        }
      } else if (b == '"') {
        text = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (depth > 0) {
        depth -= b == '}' || b == ']' ? 1 : 0;
      } else if (b == ',') {
        add(count, from, i);
        from = i + 1;
      } else if (b == ']') {
        if (count > 0 || skipBlank(from, i) < i) {
          add(count, from, i);
        }
        end(i + 1);
        return;
      }
    }
    throw ApiException.badRequest("nothing was sent: the body is an array without an end");
  }

  private void end(int start) {
    if (skipBlank(start, body.length) < body.length) {
      throw ApiException.badRequest("nothing was sent: the body does not end after the array");
    }
  }

  private void add(int number, int from, int to) {
    if (count == MOST_READINGS) {
      throw ApiException.tooLarge(
          "nothing was sent: a request has at most %d readings".formatted(MOST_READINGS));
    }
    count++;
    byte[] json = Arrays.copyOfRange(body, skipBlank(from, to), endOf(from, to));
    Decoded decoded = decoder.decode(null, json, nowMs, NOWHERE);
    if (decoded instanceof Decoded.Good good) {
      readings.add(new ReadingBytes(good.reading().sensor(), json));
    } else if (decoded instanceof Decoded.Rejected rejected) {
      bad++;
      if (faults.size() < MOST_LISTED) {
        faults.add(new ReadingFault(number, rejected.reason(), rejected.detail(), start(json)));
      }
    }
  }

  private static String start(byte[] json) {
    return Quoted.shortened(
        new String(json, 0, Math.min(json.length, START_BYTES), StandardCharsets.UTF_8));
  }

  /** Returns where the blanks at a start end. */
  private int skipBlank(int from, int to) {
    int at = from;
    while (at < to && isBlank(body[at])) {
      at++;
    }
    return at;
  }

  /** Returns where the blanks at an end start; not before those at the start end. */
  private int endOf(int from, int to) {
    int first = skipBlank(from, to);
    int end = to;
    while (end > first && isBlank(body[end - 1])) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Returns the valid readings, in their order. */
  List<ReadingBytes> readings() {
    return readings;
  }

  /** Returns the first bad readings. */
  List<ReadingFault> faults() {
    return faults;
  }

  /** Returns the number of readings. */
  int count() {
    return count;
  }

  /** Returns the number of bad readings. */
  int bad() {
    return bad;
  }
}
