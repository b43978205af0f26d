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
final class JudgedAll {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final KafkaConnection connection;
  private final Topics topics;

  JudgedAll(KafkaConnection connection, Topics topics) {
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
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Admin admin = connection.admin()) {
      while (true) {
        Map<TopicPartition, OffsetAndMetadata> committed =
            admin.listConsumerGroupOffsets(topics.engineId()).partitionsToOffsetAndMetadata().get();
        if (last.entrySet().stream()
            .allMatch(
                partition -> {
                  OffsetAndMetadata place = committed.get(partition.getKey());
                  return place != null && place.offset() > partition.getValue();
                })) {
          return;
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))
            .as("ms left to judge up to %s; judged up to %s", last, committed)
            .isPositive();
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
  }
}
