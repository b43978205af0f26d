package id.suhu.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;

/**
 * A consumer whose polls are bounded in bytes. Kafka's own bounds a poll's records by their number,
 * and what is fetched by its compressed bytes: fifty kilobytes can unpack to a gigabyte.
 *
 * <p>What is longer than anybody looks at is cut: values after {@link
 * id.suhu.messages.ReadingDecoder #MAX_VALUE_BYTES} and one more byte, keys after a kibibyte and
 * one more; of a record with more than 64 KiB of headers these are left out. Such a record has the
 * header {@link OriginHeaders#SIZE}. Nothing is lost, doubled or reordered: what exceeds a poll
 * comes with the next.
 *
 * <p>Single-threaded, as every consumer.
 */
public final class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

  /** What a broker sends at once; compressed, it may be a thousand times that. */
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  private final PollBudget budget;

  /**
   * A consumer.
   *
   * @param settings Kafka's
   */
  public BoundedConsumer(Map<String, Object> settings) {
    this(withBounds(settings), new PollBudget());
  }

  private BoundedConsumer(Map<String, Object> settings, PollBudget budget) {
    super(settings, budget.keys(), budget.values());
    this.budget = budget;
  }

  private static Map<String, Object> withBounds(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    return all;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    budget.reset();
    try {
      return marked(super.poll(timeout));
    } catch (RecordDeserializationException e) {
      if (e.getCause() instanceof PollBudget.PollFullException) {
        return ConsumerRecords.empty();
      }
      throw e;
    }
  }

  /** The same records, with the size of each that is not whole. */
  private static ConsumerRecords<byte[], byte[]> marked(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> marked = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      marked.put(
          partition,
          records.records(partition).stream().map(record -> CutRecord.of(record, 0)).toList());
    }
    return marked.isEmpty() ? records : new ConsumerRecords<>(marked, records.nextOffsets());
  }
}
