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
 * A record that is not a valid reading, for the rejected topic: its original bytes and the reason.
 * A record that is too large is truncated and loses its headers. Suhu's own headers set by a sender
 * are dropped.
 *
 * <p>Immutable, except for the headers of the records it returns.
 */
final class RejectedRecord {

  /**
   * Maximum size of a record passed on unchanged, as serialized. Kafka accepts a record of one
   * megabyte; a record that was compressed may be far larger, and must not stop the engine.
   */
  static final int MAX_WHOLE_BYTES = 256 * 1024;

  /**
   * Maximum size of its headers' names and values for a record passed on unchanged. Suhu's own
   * headers are added, and a bounded reader, {@link id.suhu.kafka.read.BoundedConsumer}, drops
   * headers of more than 64 KiB in total.
   */
  static final int MAX_HEADERS_BYTES = 63 * 1024;

  /** Size to which the value of a larger record is truncated. */
  static final int KEPT_BYTES = 64 * 1024;

  /** Size to which its key is truncated. */
  static final int KEPT_KEY_BYTES = 1024;

  /** Maximum size of the length fields of a header's name and value, or of the key and value. */
  private static final int LENGTHS_BYTES = 10;

  private final Record<byte[], byte[]> whole;

  /** The size of key, value and headers in bytes, as text. */
  private final byte[] size;

  private RejectedRecord(Record<byte[], byte[]> whole, byte[] size) {
    this.whole = whole;
    this.size = size;
  }

  /**
   * Returns the rejected record of a record.
   *
   * @param topic the record's topic
   * @param position its position in that topic
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
    // If the consumer truncated the record, the header contains its original size.
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

  /** Returns the record, truncated to the allowed size. */
  Record<byte[], byte[]> whole() {
    return whole;
  }

  /** Returns the record without its key, value and a client's headers. */
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
