package id.suhu.app.cli.kafka;

import id.suhu.app.cli.Stop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads partitions once, from their beginning to the end that they have when it starts. What is
 * written meanwhile is left out, so it ends on a busy topic too. Single-threaded.
 */
public final class TopicScan {

  private static final Duration POLL = Duration.ofMillis(100);

  /** Without a record for so long, Kafka is taken for gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Stop stop;

  /**
   * A scan with a consumer of committed records, which stays the caller's to close.
   *
   * @param stop looked at between polls
   */
  public TopicScan(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Stop stop) {
    this.consumer = consumer;
    this.stop = stop;
  }

  /**
   * Reads all of them.
   *
   * @param each gets every record; those of one partition in their order
   * @throws org.apache.kafka.common.KafkaException if Kafka goes away meanwhile
   * @throws id.suhu.app.cli.StoppedException if a signal ends it
   */
  public void read(List<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Set<TopicPartition> open = new HashSet<>(partitions);
    Map<TopicPartition, Long> positions = new HashMap<>();
    long movedNanos = System.nanoTime();
    while (true) {
      for (TopicPartition partition : List.copyOf(open)) {
        long position = consumer.position(partition);
        // Positions, not records: a transaction's own records and aborted ones are never given out.
        if (position >= ends.getOrDefault(partition, 0L)) {
          open.remove(partition);
          consumer.pause(Set.of(partition));
        }
        if (!Long.valueOf(position).equals(positions.put(partition, position))) {
          movedNanos = System.nanoTime();
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (System.nanoTime() - movedNanos > PATIENCE.toNanos()) {
        throw new TimeoutException("no record within " + PATIENCE.toSeconds() + " s");
      }
      stop.check();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset()
            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
          each.accept(record);
        }
      }
    }
  }
}
