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

/** Sends readings to a topic; a record that Kafka refuses fails the next call. For one thread. */
final class Sending implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private Sending(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** For many readings in a short time. */
  static Sending inBulk(SeparateBroker kafka, String topic) {
    return new Sending(
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

  /** For each reading at once. */
  static Sending atOnce(SeparateBroker kafka, String topic) {
    return new Sending(
        kafka.connection().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0)), topic);
  }

  /** Sends a reading, its sensor as key. */
  void send(String sensor, double celsius, long timestampMs) {
    check();
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
            (place, refused) -> {
              if (refused != null) {
                failure.compareAndSet(null, refused);
              }
            });
  }

  /** Waits until Kafka has everything. */
  void flush() {
    producer.flush();
    check();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void check() {
    Exception refused = failure.get();
    if (refused != null) {
      throw new IllegalStateException("a reading was refused", refused);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
