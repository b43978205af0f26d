package id.suhu.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.TopicContents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until the engines have committed all records sent; none may be sent meanwhile. Used by one
 * thread.
 */
final class AllCommitted {

  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final KafkaConnection connection;
  private final Topics topics;

  AllCommitted(KafkaConnection connection, Topics topics) {
    this.connection = connection;
    this.topics = topics;
  }

  /** Requires a reading topic with more than one partition. */
  void await() throws Exception {
    awaitCommitted(topics.readings());
    // All re-routed records are written once their readings are committed.
    awaitCommitted(topics.engineId() + "-rerouted-repartition");
  }

  private void awaitCommitted(String topic) throws Exception {
    // Not the topic's end: transaction markers need not be committed.
    Map<TopicPartition, Long> last = new HashMap<>();
    TopicContents.read(connection, topic)
        .records()
        .forEach(
            record -> last.put(new TopicPartition(topic, record.partition()), record.offset()));
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    try (Admin admin = connection.admin()) {
      while (true) {
        Map<TopicPartition, OffsetAndMetadata> committed =
            admin.listConsumerGroupOffsets(topics.engineId()).partitionsToOffsetAndMetadata().get();
        if (last.entrySet().stream()
            .allMatch(
                partition -> {
                  OffsetAndMetadata offset = committed.get(partition.getKey());
                  return offset != null && offset.offset() > partition.getValue();
                })) {
          return;
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))
            .as("ms left to commit all of %s; committed: %s", last, committed)
            .isPositive();
        LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      }
    }
  }
}
