package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Waits for alarm events committed from now on. Used by one thread. */
final class AlarmTail implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final Consumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> partitions;

  AlarmTail(KafkaConnection connection, Topics topics) {
    this.consumer = connection.consumer(Map.of());
    this.partitions =
        Set.copyOf(
            consumer.partitionsFor(topics.alarms()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // A seek is executed when the position is requested.
    partitions.forEach(consumer::position);
  }

  /** Waits until each partition has an event: an active partition must not hide a stalled one. */
  void awaitOneInEach() {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Set<TopicPartition> waiting = new HashSet<>(partitions);
    while (!waiting.isEmpty()) {
      assertThat(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))
          .as("ms left for an alarm in each of %s", waiting)
          .isPositive();
      waiting.removeAll(List.copyOf(consumer.poll(Duration.ofMillis(50)).partitions()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
