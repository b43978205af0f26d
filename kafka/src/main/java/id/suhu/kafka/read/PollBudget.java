package id.suhu.kafka.read;

import id.suhu.messages.ReadingDecoder;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one poll may take of the heap. Its deserializers copy no more of a key and a
 * value than is looked at, and refuse a record once the budget is used up: the consumer then
 * returns what it has, and begins the next poll with the record that was refused. The first record
 * of a poll always passes.
 *
 * <p>Single-threaded, as its consumer is.
 */
final class PollBudget {

  /** One more than a value may have, so that it is seen to have more. */
  static final int MAX_VALUE_BYTES = ReadingDecoder.MAX_VALUE_BYTES + 1;

  /** Of a key, in bytes. */
  static final int MAX_KEY_BYTES = 1024 + 1;

  /** For all records of a poll but the last. */
  static final long POLL_BYTES = 16L * 1024 * 1024;

  /** About what a record takes besides its bytes. */
  private static final int RECORD_BYTES = 200;

  /** About what a header takes besides its bytes. */
  private static final int HEADER_BYTES = 100;

  private long usedBytes;

  /** Those of the record that was counted last. */
  private @Nullable Headers counted;

  /** The next poll begins. */
  void reset() {
    usedBytes = 0;
    counted = null;
  }

  Deserializer<byte[]> keys() {
    return new Bytes(MAX_KEY_BYTES);
  }

  Deserializer<byte[]> values() {
    return new Bytes(MAX_VALUE_BYTES);
  }

  /** About what a record takes of the heap. */
  static long heapBytes(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return heapBytes(headers) + (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
  }

  private static long heapBytes(Headers headers) {
    long bytes = RECORD_BYTES;
    for (Header header : headers) {
      // To ask for both makes the header let go of the record that it was a part of.
      byte @Nullable [] value = header.value();
      bytes += HEADER_BYTES + header.key().length() + (value == null ? 0 : value.length);
    }
    return bytes;
  }

  private byte[] copy(Headers headers, ByteBuffer bytes, int atMost) {
    // A record's key and value come with the same headers; either may be absent.
    if (headers != counted) {
      if (usedBytes >= POLL_BYTES) {
        throw new PollFullException();
      }
      counted = headers;
      usedBytes += heapBytes(headers);
    }
    byte[] copy = new byte[Math.min(bytes.remaining(), atMost)];
    // Leaves the buffer's position: what remains tells the consumer the size.
    bytes.get(bytes.position(), copy);
    usedBytes += copy.length;
    return copy;
  }

  private final class Bytes implements Deserializer<byte[]> {

    private final int atMost;

    Bytes(int atMost) {
      this.atMost = atMost;
    }

    @Override
    public byte[] deserialize(String topic, Headers headers, ByteBuffer bytes) {
      return copy(headers, bytes, atMost);
    }

    @Override
    public byte[] deserialize(String topic, byte[] bytes) {
      return copy(new RecordHeaders(), ByteBuffer.wrap(bytes), atMost);
    }

    /** The consumer's log names the deserializer that refused a record. */
    @Override
    public String toString() {
      return "a poll has taken its %d MiB, the rest is for the next"
          .formatted(POLL_BYTES / (1024 * 1024));
    }
  }

  /** The record is for the next poll. */
  static final class PollFullException extends SerializationException {
    PollFullException() {
      super("the poll has taken what it may");
    }
  }
}
