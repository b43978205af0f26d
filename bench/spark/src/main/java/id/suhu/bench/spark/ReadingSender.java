package id.suhu.bench.spark;

import id.suhu.testkit.SeparateBroker;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends readings to a topic. If Kafka rejects a record, the next call fails. Not thread-safe. */
final class ReadingSender implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private ReadingSender(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** Returns a sender with large batches, for a high throughput. */
  static ReadingSender batching(SeparateBroker kafka, String topic) {
    return new ReadingSender(
        kafka
            .connection()
            .producer(
                Map.of(
                    ProducerConfig.LINGER_MS_CONFIG,
                    50,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    512 * 1024)),
        topic);
  }

  /** Returns a sender that sends each reading immediately. */
  static ReadingSender immediate(SeparateBroker kafka, String topic) {
    return new ReadingSender(
        kafka.connection().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0)), topic);
  }

  /** Sends a reading with the sensor id as the key. */
  void send(String sensor, double celsius, long timestampMs) {
    throwIfFailed();
    String json =
        String.format(
            Locale.ROOT,
            "{\"sensor_id\":\"%s\",\"temperature\":%.1f,\"timestamp\":%d}",
            sensor,
            celsius,
            timestampMs);
    var unused =
        producer.send(
            new ProducerRecord<>(topic, bytes(sensor), bytes(json)),
            (position, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /** Waits until Kafka has acknowledged all readings. */
  void flush() {
    producer.flush();
    throwIfFailed();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void throwIfFailed() {
    Exception exception = failure.get();
    if (exception != null) {
      throw new IllegalStateException("a reading was rejected", exception);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
