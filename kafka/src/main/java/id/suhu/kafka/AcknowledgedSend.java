package id.suhu.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends a few records and waits for their acknowledgements.
 *
 * @param patience maximum wait for Kafka
 * @param meanwhile called a few times per second; an exception it throws ends the wait
 */
record AcknowledgedSend(Duration patience, Runnable meanwhile) {

  private static final long LOOK_EVERY_MS = 100;

  /**
   * Sends records.
   *
   * @throws KafkaException if one of them was not acknowledged
   */
  void send(KafkaConnection connection, List<ProducerRecord<byte[], byte[]>> records) {
    int limit = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, limit,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limit,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
    Producer<byte[], byte[]> producer = connection.producer(settings);
    try {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      sent.forEach(this::await);
    } finally {
      // Everything is acknowledged, or must not be waited for.
      producer.close(Duration.ZERO);
    }
  }

  private void await(Future<RecordMetadata> record) {
    while (true) {
      try {
        var unused = record.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        meanwhile.run();
      } catch (InterruptedException e) {
        throw new InterruptException("interrupted while Kafka was sent a record", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof KafkaException fault ? fault : new KafkaException(e);
      }
    }
  }
}
