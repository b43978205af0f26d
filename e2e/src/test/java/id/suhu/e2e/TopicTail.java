package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.KafkaConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The committed values written to a topic from now on. Used by one thread. */
final class TopicTail<T> implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final String topic;
  private final Function<byte[], T> read;
  private final Consumer<byte[], byte[]> consumer;
  private final Deque<T> waiting = new ArrayDeque<>();

  TopicTail(KafkaConnection connection, String topic, Function<byte[], T> read) {
    this.topic = topic;
    this.read = read;
    this.consumer = connection.consumer(Map.of());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // A seek is executed when the position is requested: before anything is sent.
    partitions.forEach(consumer::position);
  }

  /** Waits for a wanted value, skipping others. */
  T await(Predicate<T> wanted) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Deque<T> passed = new ArrayDeque<>();
    while (true) {
      while (!waiting.isEmpty()) {
        T next = waiting.remove();
        if (wanted.test(next)) {
          return next;
        }
        passed.add(next);
      }
      assertThat(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))
          .as("ms left for a record of %s; the last received: %s", topic, passed.peekLast())
          .isPositive();
      consumer
          .poll(Duration.ofMillis(100))
          .forEach(record -> waiting.add(read.apply(record.value())));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
