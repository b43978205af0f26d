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
 * Bounds the heap taken by the records of one poll. Its deserializers truncate keys and values, and
 * reject a record once the budget is used up: the consumer then returns the records it has, and
 * starts the next poll with the rejected one. The first record of a poll is always accepted.
 *
 * <p>Single-threaded, like its consumer.
 */
final class PollBudget {

  /** One more than a value may have, so that a larger value is detected. */
  static final int MAX_VALUE_BYTES = ReadingDecoder.MAX_VALUE_BYTES + 1;

  /** Of a key, in bytes. */
  static final int MAX_KEY_BYTES = 1024 + 1;

  /** For all records of a poll except the last. */
  static final long POLL_BYTES = 16L * 1024 * 1024;

  /** Approximate size of a record without its bytes. */
  private static final int RECORD_BYTES = 200;

  /** Approximate size of a header without its bytes. */
  private static final int HEADER_BYTES = 100;

  private long usedBytes;

  /** The headers of the record counted last. */
  private @Nullable Headers counted;

  /** Resets the budget for the next poll. */
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

  /** Returns the approximate heap size of a record. */
  static long heapBytes(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return heapBytes(headers) + (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
  }

  private static long heapBytes(Headers headers) {
    long bytes = RECORD_BYTES;
    for (Header header : headers) {
      // Once both were read, the header releases the buffer of its record.
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
    // Keeps the buffer's position: the consumer derives the size from the remaining bytes.
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

    /**
     * Returns the text with which the consumer's log names the deserializer that rejected a record.
     */
    @Override
    public String toString() {
      return "a poll has reached its limit of %d MiB, the rest is for the next"
          .formatted(POLL_BYTES / (1024 * 1024));
    }
  }

  /** The record belongs to the next poll. */
  static final class PollFullException extends SerializationException {
    PollFullException() {
      super("the poll has reached its limit");
    }
  }
}
