package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.OriginHeaders;
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
 */
final class RejectedRecord {

  /**
   * The most that is passed on whole, in bytes as they are sent. Kafka takes a megabyte in a
   * record; one that came compressed may be far larger than that, and must not stop the engine.
   */
  static final int MAX_WHOLE_BYTES = 256 * 1024;

  /** What is kept of the value of a larger one. */
  static final int KEPT_BYTES = 64 * 1024;

  /** What is kept of its key. */
  static final int KEPT_KEY_BYTES = 1024;

  /** What the lengths of a header's name and value take at most, or those of the key and value. */
  private static final int LENGTHS_BYTES = 10;

  private RejectedRecord() {}

  /**
   * The record for the rejected topic.
   *
   * @param topic where the record came from
   * @param position where it stands there
   * @param wallMs now
   */
  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record,
      RejectReason reason,
      String topic,
      Position position,
      long wallMs) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    RecordHeaders headers = new RecordHeaders();
    long size = (long) length(key) + length(value);
    long lengths = 2 * LENGTHS_BYTES;
    for (Header header : record.headers()) {
      size += Utils.utf8Length(header.key()) + (long) length(header.value());
      lengths += LENGTHS_BYTES;
    }
    // Where the consumer has handed out less than there was, it tells how much that was.
    Header sizeInKafka = record.headers().lastHeader(OriginHeaders.SIZE);
    if (sizeInKafka == null && size + lengths <= MAX_WHOLE_BYTES) {
      for (Header header : record.headers()) {
        if (!header.key().startsWith(OriginHeaders.PREFIX)) {
          headers.add(header);
        }
      }
    } else {
      headers.add(
          OriginHeaders.TRUNCATED,
          sizeInKafka == null ? bytes(Long.toString(size)) : sizeInKafka.value());
      key = cut(key, KEPT_KEY_BYTES);
      value = cut(value, KEPT_BYTES);
    }
    header(headers, OriginHeaders.REASON, reason.code());
    header(headers, OriginHeaders.TOPIC, topic);
    header(headers, OriginHeaders.PARTITION, Integer.toString(position.partition()));
    header(headers, OriginHeaders.OFFSET, Long.toString(position.offset()));
    return new Record<>(key, value, wallMs, headers);
  }

  /** What is left of a rejected record without its key, value and a client's headers. */
  static Record<byte[], byte[]> bare(Record<byte[], byte[]> whole) {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : whole.headers()) {
      if (header.key().startsWith(OriginHeaders.PREFIX)) {
        headers.add(header);
      }
    }
    if (headers.lastHeader(OriginHeaders.TRUNCATED) == null) {
      long size = (long) length(whole.key()) + length(whole.value());
      header(headers, OriginHeaders.TRUNCATED, Long.toString(size));
    }
    return new Record<>(null, null, whole.timestamp(), headers);
  }

  private static void header(RecordHeaders headers, String name, String value) {
    headers.add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] cut(byte @Nullable [] bytes, int length) {
    return length(bytes) > length ? Arrays.copyOf(bytes, length) : bytes;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
