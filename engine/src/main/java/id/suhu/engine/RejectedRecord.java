package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record that is no reading, for the rejected topic: its bytes as they came, and why. One that is
 * too large is cut and loses its headers; what it said in headers of Suhu's own is dropped.
 *
 * <p>Immutable, but for the headers of what it hands out.
 */
final class RejectedRecord {

  /**
   * The most that is passed on whole, in bytes as they are sent. Kafka takes a megabyte in a
   * record; one that came compressed may be far larger than that, and must not stop the engine.
   */
  static final int MAX_WHOLE_BYTES = 256 * 1024;

  /**
   * The most that its headers' names and values may have for it to be passed on whole. Suhu's own
   * come on top, and a reader that is bounded, {@link id.suhu.kafka.read.BoundedConsumer}, hands
   * out none at all where they are more than 64 KiB together.
   */
  static final int MAX_HEADERS_BYTES = 63 * 1024;

  /** What is kept of the value of a larger one. */
  static final int KEPT_BYTES = 64 * 1024;

  /** What is kept of its key. */
  static final int KEPT_KEY_BYTES = 1024;

  /** What the lengths of a header's name and value take at most, or those of the key and value. */
  private static final int LENGTHS_BYTES = 10;

  private final Record<byte[], byte[]> whole;

  /** How many bytes the key, value and headers had, as text. */
  private final byte[] size;

  private RejectedRecord(Record<byte[], byte[]> whole, byte[] size) {
    this.whole = whole;
    this.size = size;
  }

  /**
   * What the rejected topic is told of a record.
   *
   * @param topic where the record came from
   * @param position where it stands there
   * @param wallMs now
   */
  static RejectedRecord of(
      Record<byte[], byte[]> record,
      RejectReason reason,
      String topic,
      Position position,
      long wallMs) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    RecordHeaders headers = new RecordHeaders();
    long headersBytes = 0;
    long lengths = 2 * LENGTHS_BYTES;
    for (Header header : record.headers()) {
      headersBytes += Utils.utf8Length(header.key()) + (long) length(header.value());
      lengths += LENGTHS_BYTES;
    }
    long bytes = length(key) + (long) length(value) + headersBytes;
    // Where the consumer has handed out less than there was, it tells how much that was.
    Header sizeInKafka = record.headers().lastHeader(OriginHeaders.SIZE);
    byte[] size = sizeInKafka == null ? text(Long.toString(bytes)) : sizeInKafka.value();
    if (sizeInKafka == null
        && bytes + lengths <= MAX_WHOLE_BYTES
        && headersBytes <= MAX_HEADERS_BYTES) {
      for (Header header : record.headers()) {
        if (!header.key().startsWith(OriginHeaders.PREFIX)) {
          headers.add(header);
        }
      }
    } else {
      headers.add(OriginHeaders.TRUNCATED, size);
      key = cut(key, KEPT_KEY_BYTES);
      value = cut(value, KEPT_BYTES);
    }
    header(headers, OriginHeaders.REASON, reason.code());
    header(headers, OriginHeaders.TOPIC, topic);
    header(headers, OriginHeaders.PARTITION, Integer.toString(position.partition()));
    header(headers, OriginHeaders.OFFSET, Long.toString(position.offset()));
    return new RejectedRecord(new Record<>(key, value, wallMs, headers), size);
  }

  /** As much of it as a record may hold. */
  Record<byte[], byte[]> whole() {
    return whole;
  }

  /** What is left of it without its key, value and a client's headers. */
  Record<byte[], byte[]> bare() {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : whole.headers()) {
      if (header.key().startsWith(OriginHeaders.PREFIX)) {
        headers.add(header);
      }
    }
    if (headers.lastHeader(OriginHeaders.TRUNCATED) == null) {
      headers.add(OriginHeaders.TRUNCATED, size);
    }
    return new Record<>(null, null, whole.timestamp(), headers);
  }

  private static void header(RecordHeaders headers, String name, String value) {
    headers.add(name, text(value));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] cut(byte @Nullable [] bytes, int length) {
    return length(bytes) > length ? Arrays.copyOf(bytes, length) : bytes;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
