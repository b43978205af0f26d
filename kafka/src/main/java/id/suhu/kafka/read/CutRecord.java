package id.suhu.kafka.read;

import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Marks truncated records with their size in Kafka. */
final class CutRecord {

  /** Of a record's headers together; if there are more, all are dropped. */
  static final int MAX_HEADERS_BYTES = 64 * 1024;

  private CutRecord() {}

  /**
   * Returns the record, with {@link OriginHeaders#SIZE} if and only if it is truncated.
   *
   * @param record its key and value may be truncated; its sizes are those in Kafka
   * @param droppedBytes size of headers that were already dropped
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
      // A size of -1 represents null.
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
