package id.suhu.e2e;

import id.suhu.kafka.KafkaConnection;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** A producer that retries a record until it is written, however long a restart takes. */
final class SteadyProducer {

  private SteadyProducer() {}

  static Producer<byte[], byte[]> of(KafkaConnection connection) {
    return connection.producer(
        Map.of(
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100,
            ProducerConfig.LINGER_MS_CONFIG, 1));
  }
}
