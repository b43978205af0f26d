package id.suhu.bench.memory;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Sends rounds of one reading of each sensor, ten seconds of event time apart. */
final class Readings {

  private static final long LOOK_EVERY_MS = 20;
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final TopicPartition PARTITION = new TopicPartition(TOPICS.readings(), 0);

  private final KafkaConnection kafka;
  private long timeMs = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(6);

  Readings(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /** Sends a round of equal readings and waits until the engine has evaluated them. */
  void send(int sensors, double celsius) throws InterruptedException, ExecutionException {
    timeMs += 10_000;
    try (Producer<byte[], byte[]> producer = kafka.producer(Map.of())) {
      for (int i = 0; i < sensors; i++) {
        String id = "machine-%05d/bearing".formatted(i);
        String value =
            "{\"sensor_id\": \"%s\", \"temperature\": %s, \"timestamp\": %d}"
                .formatted(id, celsius, timeMs);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    TOPICS.readings(),
                    id.getBytes(StandardCharsets.UTF_8),
                    value.getBytes(StandardCharsets.UTF_8)));
      }
    }
    awaitEvaluated();
  }

  private void awaitEvaluated() throws InterruptedException, ExecutionException {
    try (Admin admin = kafka.admin();
        Consumer<byte[], byte[]> consumer = kafka.consumer(Map.of())) {
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(PARTITION)).get(PARTITION));
      while (evaluated(admin) < end) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      }
    }
  }

  private long evaluated(Admin admin) throws InterruptedException, ExecutionException {
    OffsetAndMetadata committed =
        admin
            .listConsumerGroupOffsets(TOPICS.engineId())
            .partitionsToOffsetAndMetadata()
            .get()
            .get(PARTITION);
    return committed == null ? 0 : committed.offset();
  }
}
