package id.suhu.testkit;

import id.suhu.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * The committed records of a topic, up to its end at the time of reading. Immutable.
 *
 * @param records ordered by partition and offset
 */
public record TopicContents(List<ConsumerRecord<byte[], byte[]>> records) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Copies the list. */
  public TopicContents {
    records = List.copyOf(records);
  }

  // The close of a consumer waits for its last fetch: by default, half a second.
  private static final Map<String, Object> NO_WAIT =
      Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);

  /**
   * Reads a topic.
   *
   * @throws IllegalStateException if the topic does not exist or cannot be read within 30 s
   */
  public static TopicContents read(KafkaConnection connection, String topic) {
    try (Consumer<byte[], byte[]> consumer = connection.consumer(NO_WAIT)) {
      List<PartitionInfo> found = consumer.partitionsFor(topic, PATIENCE);
      if (found == null || found.isEmpty()) {
        throw new IllegalStateException("topic '%s' does not exist".formatted(topic));
      }
      List<TopicPartition> partitions =
          found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!atEnd(consumer, ends)) {
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException(
              "topic '%s' was not read to its end %s within %s".formatted(topic, ends, PATIENCE));
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      records.removeIf(
          record -> record.offset() >= end(ends, new TopicPartition(topic, record.partition())));
      records.sort(
          (a, b) ->
              a.partition() != b.partition()
                  ? Integer.compare(a.partition(), b.partition())
                  : Long.compare(a.offset(), b.offset()));
      return new TopicContents(records);
    }
  }

  /**
   * Returns the values as text, in the order of the records; the empty text for a record without a
   * value.
   */
  public List<String> values() {
    return records.stream().map(ConsumerRecord::value).map(TopicContents::text).toList();
  }

  /**
   * Returns the keys as text, in the order of the records; the empty text for a record without a
   * key.
   */
  public List<String> keys() {
    return records.stream().map(ConsumerRecord::key).map(TopicContents::text).toList();
  }

  private static boolean atEnd(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.keySet().stream()
        .allMatch(partition -> consumer.position(partition) >= end(ends, partition));
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    Long end = ends.get(partition);
    return end == null ? 0 : end;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
