package id.suhu.e2e;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.TopicContents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

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
    awaitCommitted(topics.commands());
    // All re-routed records are written once those are committed.
    awaitCommitted(topics.engineId() + "-rerouted-repartition");
  }

  private void awaitCommitted(String topic) throws Exception {
    // Not the topic's end: transaction markers need not be committed.
    Map<TopicPartition, Long> last = new HashMap<>();
    TopicContents.read(connection, topic)
        .records()
        .forEach(
            record -> last.put(new TopicPartition(topic, record.partition()), record.offset()));
    try (Admin admin = connection.admin()) {
      Awaitility.await("commit of " + last)
          .atMost(TIMEOUT)
          .pollInterval(POLL_INTERVAL)
          .until(() -> committed(admin), offsets -> areBehind(last, offsets));
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws Exception {
    return admin.listConsumerGroupOffsets(topics.engineId()).partitionsToOffsetAndMetadata().get();
  }

  private static boolean areBehind(
      Map<TopicPartition, Long> last, Map<TopicPartition, OffsetAndMetadata> committed) {
    return last.entrySet().stream()
        .allMatch(
            partition -> {
              OffsetAndMetadata offset = committed.get(partition.getKey());
              return offset != null && offset.offset() > partition.getValue();
            });
  }
}
