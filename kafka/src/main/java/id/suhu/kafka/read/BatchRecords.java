package id.suhu.kafka.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.apache.kafka.common.utils.internals.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * The records of a batch, decompressed as a stream and truncated as by {@link BoundedConsumer}:
 * even of a large record, no more is kept in memory than is returned.
 *
 * @param partition the partition of the batch
 * @param batch as sent by Kafka
 */
record BatchRecords(TopicPartition partition, DefaultRecordBatch batch) {

  /**
   * Passes on the records in their order.
   *
   * @param from offset of the first record wanted
   * @param each called with every record; returns whether to continue
   * @return whether all records were passed on
   * @throws CorruptRecordException if the batch does not match its lengths
   */
  boolean read(long from, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    int count = batch.countOrNull();
    try (InputStream unpacked = batch.recordInputStream(BufferSupplier.NO_CACHING)) {
      for (int i = 0; i < count; i++) {
        Body body = new Body(unpacked, ByteUtils.readVarint(unpacked));
        ConsumerRecord<byte[], byte[]> record = record(body, from);
        body.skipNBytes(body.left);
        if (record != null && !each.test(record)) {
          return false;
        }
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      throw new CorruptRecordException(
          "the batch of %s at offset %d cannot be decompressed: %s"
              .formatted(partition, batch.baseOffset(), e));
    }
  }

  /** Returns the record, or null if it is before the first one wanted. */
  private @Nullable ConsumerRecord<byte[], byte[]> record(Body body, long from) throws IOException {
    body.skipNBytes(1); // attributes, none of which are defined yet
    long timestamp = batch.baseTimestamp() + ByteUtils.readVarlong(body);
    long offset = batch.baseOffset() + ByteUtils.readVarint(body);
    if (offset < from) {
      return null;
    }
    int keySize = ByteUtils.readVarint(body);
    byte @Nullable [] key = body.field(keySize, PollBudget.MAX_KEY_BYTES);
    int valueSize = ByteUtils.readVarint(body);
    byte @Nullable [] value = body.field(valueSize, PollBudget.MAX_VALUE_BYTES);
    RecordHeaders headers = new RecordHeaders();
    long dropped = 0;
    if (body.left > CutRecord.MAX_HEADERS_BYTES) {
      dropped = body.left;
    } else {
      for (int count = ByteUtils.readVarint(body); count > 0; count--) {
        byte[] name = body.readNBytes(ByteUtils.readVarint(body));
        int size = ByteUtils.readVarint(body);
        headers.add(new String(name, UTF_8), body.field(size, Integer.MAX_VALUE));
      }
    }
    boolean arrival = batch.timestampType() == TimestampType.LOG_APPEND_TIME;
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            offset,
            arrival ? batch.maxTimestamp() : timestamp,
            batch.timestampType(),
            keySize,
            valueSize,
            key,
            value,
            headers,
            leaderEpoch());
    return CutRecord.of(record, dropped);
  }

  private Optional<Integer> leaderEpoch() {
    int epoch = batch.partitionLeaderEpoch();
    return epoch == RecordBatch.NO_PARTITION_LEADER_EPOCH ? Optional.empty() : Optional.of(epoch);
  }

  /** One record's bytes, which end before the stream does. */
  private static final class Body extends FilterInputStream {

    private int left;

    Body(InputStream unpacked, int size) {
      super(unpacked);
      this.left = size;
    }

    /** Reads a key, a value or a header's value; a negative size represents null. */
    byte @Nullable [] field(int size, int atMost) throws IOException {
      if (size < 0) {
        return null;
      }
      byte[] field = readNBytes(Math.min(size, atMost));
      skipNBytes(size - field.length);
      return field;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        return -1;
      }
      int next = super.read();
      left -= next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int count = super.read(into, offset, Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(Math.min(count, left));
      left -= (int) skipped;
      return skipped;
    }
  }
}
