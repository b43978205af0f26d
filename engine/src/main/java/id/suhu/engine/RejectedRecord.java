package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A record that is no reading, for the rejected topic: its bytes as they came, and why. */
final class RejectedRecord {

  /**
   * The most that is passed on whole, in bytes. Kafka takes about a megabyte in a record; one that
   * came compressed may be far larger than that, and must not stop the engine.
   */
  static final int MAX_WHOLE_BYTES = 1_000_000;

  /** What is kept of a larger one. */
  static final int KEPT_BYTES = 64 * 1024;

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
    long size = (long) length(key) + length(value) + length(record.headers());
    if (size <= MAX_WHOLE_BYTES) {
      record.headers().forEach(headers::add);
    } else {
      header(headers, OriginHeaders.TRUNCATED, Long.toString(size));
      key = length(key) > KEPT_BYTES ? Arrays.copyOf(key, KEPT_BYTES) : key;
      value = length(value) > KEPT_BYTES ? Arrays.copyOf(value, KEPT_BYTES) : value;
    }
    header(headers, OriginHeaders.REASON, reason.code());
    header(headers, OriginHeaders.TOPIC, topic);
    header(headers, OriginHeaders.PARTITION, Integer.toString(position.partition()));
    header(headers, OriginHeaders.OFFSET, Long.toString(position.offset()));
    return new Record<>(key, value, wallMs, headers);
  }

  private static void header(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static long length(Headers headers) {
    long length = 0;
    for (Header header : headers) {
      length += header.key().length() + (long) length(header.value());
    }
    return length;
  }
}
