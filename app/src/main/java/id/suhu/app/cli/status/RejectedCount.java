package id.suhu.app.cli.status;

import id.suhu.app.cli.CommandFailedException;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.OffsetRange;
import id.suhu.app.cli.kafka.TopicReader;
import id.suhu.kafka.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * How many records the rejected topic holds. Offsets do not tell, because the engine's transactions
 * leave some without a record; the engine's own count, in the first and the last record of a
 * partition, does. Where it is missing or cannot be right, the partition is read whole.
 */
final class RejectedCount {

  private final TopicReader reader;
  private long records;
  private long looked;

  private RejectedCount(TopicReader reader) {
    this.reader = reader;
  }

  /**
   * Counts once.
   *
   * @throws CommandFailedException if a topic is missing or Kafka goes away
   */
  static RejectedCount of(KafkaAccess access) throws CommandFailedException {
    int tasks = access.partitions(access.topics().readings()).size();
    try (TopicReader reader = access.reader(access.topics().rejected())) {
      RejectedCount count = new RejectedCount(reader);
      Map<TopicPartition, OffsetRange> ranges = reader.offsets();
      // With fewer partitions, several tasks' counts stand in one.
      boolean oneTaskEach = ranges.size() >= tasks;
      for (Map.Entry<TopicPartition, OffsetRange> range : ranges.entrySet()) {
        OptionalLong told =
            oneTaskEach ? count.told(range.getKey(), range.getValue()) : OptionalLong.empty();
        count.records +=
            told.isPresent() ? told.getAsLong() : count.read(range.getKey(), range.getValue());
      }
      return count;
    }
  }

  /** How many there are. */
  long records() {
    return records;
  }

  /** How many were looked at to know. */
  long looked() {
    return looked;
  }

  /** By what the first and the last record tell. */
  private OptionalLong told(TopicPartition partition, OffsetRange range)
      throws CommandFailedException {
    Seen first = new Seen(false);
    reader.read(partition, range, first::see);
    if (first.record == null) {
      return OptionalLong.of(0);
    }
    OptionalLong beginning = count(first.record);
    if (beginning.isEmpty()) {
      return OptionalLong.empty();
    }
    Seen last = new Seen(true);
    // Back over transactions' markers and what was aborted, which are never given out.
    for (long back = 1; last.record == null; back *= 2) {
      long from = Math.max(first.record.offset(), range.end() - back);
      reader.read(partition, new OffsetRange(from, range.end()), last::see);
      if (last.record == null && from == first.record.offset()) {
        // Deleted meanwhile.
        return OptionalLong.empty();
      }
    }
    OptionalLong end = count(last.record);
    if (end.isEmpty()) {
      return OptionalLong.empty();
    }
    long told = end.getAsLong() - beginning.getAsLong() + 1;
    // An engine whose state was deleted begins to count anew.
    boolean fits = told >= 1 && told <= last.record.offset() - first.record.offset() + 1;
    return fits ? OptionalLong.of(told) : OptionalLong.empty();
  }

  private long read(TopicPartition partition, OffsetRange range) throws CommandFailedException {
    long before = looked;
    reader.read(
        partition,
        range,
        record -> {
          looked++;
          return true;
        });
    return looked - before;
  }

  private static OptionalLong count(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(OriginHeaders.COUNT);
    if (header == null || header.value() == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The record that was seen last, of those that were asked for. */
  private final class Seen {

    private final boolean more;
    private @Nullable ConsumerRecord<byte[], byte[]> record;

    Seen(boolean more) {
      this.more = more;
    }

    boolean see(ConsumerRecord<byte[], byte[]> next) {
      looked++;
      record = next;
      return more;
    }
  }
}
