package id.suhu.kafka.read;

import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Tells of a record that was handed out cut how large it is in Kafka. */
final class CutRecord {

  /** Of a record's headers together; one that has more loses them all. */
  static final int MAX_HEADERS_BYTES = 64 * 1024;

  private CutRecord() {}

  /**
   * The record, with {@link OriginHeaders#SIZE} if and only if it is not whole.
   *
   * @param record its key and value may be cut; its sizes are those in Kafka
   * @param droppedBytes what its headers had, where they were dropped already
   */
  static ConsumerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, long droppedBytes) {
    boolean forged = false;
    long headersBytes = droppedBytes;
    for (Header header : record.headers()) {
      byte @Nullable [] value = header.value();
      headersBytes += Utils.utf8Length(header.key()) + (value == null ? 0 : value.length);
      forged |= header.key().equals(OriginHeaders.SIZE);
    }
    boolean cut =
        record.serializedKeySize() > PollBudget.MAX_KEY_BYTES
            || record.serializedValueSize() > PollBudget.MAX_VALUE_BYTES
            || headersBytes > MAX_HEADERS_BYTES
            || droppedBytes > 0;
    if (!cut && !forged) {
      return record;
    }
    RecordHeaders headers = new RecordHeaders();
    if (headersBytes <= MAX_HEADERS_BYTES) {
      for (Header header : record.headers()) {
        if (!header.key().equals(OriginHeaders.SIZE)) {
          headers.add(header);
        }
      }
    }
    if (cut) {
      // A size of -1 stands for null.
      long size =
          Math.max(0, record.serializedKeySize())
              + (long) Math.max(0, record.serializedValueSize())
              + headersBytes;
      headers.add(OriginHeaders.SIZE, Long.toString(size).getBytes(StandardCharsets.UTF_8));
    }
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        record.serializedKeySize(),
        record.serializedValueSize(),
        record.key(),
        record.value(),
        headers,
        record.leaderEpoch());
  }
}
