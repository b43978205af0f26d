package id.suhu.web;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends readings with one producer for all requests: so their records share batches. It is created
 * with the first request, as most systems have none. Thread-safe.
 */
public final class KafkaReadingSender implements ReadingSender {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How much longer than the producer's own limit to wait for it. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  private final Supplier<Producer<byte[], byte[]>> connect;
  private final String topic;
  private final Duration patience;

  // Both are guarded by this.
  private @Nullable Producer<byte[], byte[]> current;
  private boolean closed;

  /**
   * @param topics its reading topic must exist
   */
  public KafkaReadingSender(KafkaConnection connection, Topics topics) {
    this(connection, topics, PATIENCE);
  }

  /**
   * @param patience within which Kafka must acknowledge a reading
   */
  KafkaReadingSender(KafkaConnection connection, Topics topics, Duration patience) {
    this(() -> connection.producer(settings(patience)), topics, patience.plus(GRACE));
  }

  /**
   * @param patience how long to wait for the producer's answers
   */
  KafkaReadingSender(Supplier<Producer<byte[], byte[]>> connect, Topics topics, Duration patience) {
    this.connect = connect;
    this.topic = topics.readings();
    this.patience = patience;
  }

  private static Map<String, Object> settings(Duration patience) {
    int limit = Math.toIntExact(patience.toMillis());
    return Map.of(
        ProducerConfig.CLIENT_ID_CONFIG,
        "suhu-http",
        // A client waits for its reading, so it goes at once. What arrives while it is under way
        // forms the next batch: fewer and larger ones than with five requests at a time.
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
        1,
        ProducerConfig.BATCH_SIZE_CONFIG,
        256 * 1024,
        // More than the requests that are admitted at a time need.
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        64L * 1024 * 1024,
        // Half: a lost response leaves time for a second attempt.
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        limit / 2,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        limit / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        limit);
  }

  @Override
  public void send(List<ReadingBytes> readings) {
    Producer<byte[], byte[]> producer = producer();
    Acknowledgements answers = new Acknowledgements(readings.size());
    append(readings, producer, answers);
    if (!answers.await(patience)) {
      // The producer measures its limits with the wall clock, which may have been set back.
      replace(producer);
      throw new TimeoutException("no acknowledgement within %d s".formatted(patience.toSeconds()));
    }
    Optional<KafkaException> fault = answers.fault();
    if (fault.isPresent()) {
      if (!mayRecover(fault.get())) {
        replace(producer);
      }
      throw fault.get();
    }
  }

  private void append(
      List<ReadingBytes> readings, Producer<byte[], byte[]> producer, Acknowledgements answers) {
    try {
      for (ReadingBytes reading : readings) {
        // Without Kafka, each further record would wait as long as the first one.
        if (answers.hasFailed()) {
          return;
        }
        // The key alone selects the partition: the default partitioner is that of SensorOwner.
        var unused =
            producer.send(
                new ProducerRecord<>(topic, reading.sensor().bytes(), reading.json()), answers);
      }
    } catch (KafkaException | IllegalStateException e) {
      // Thrown instead of calling back; the latter by a producer that was replaced meanwhile.
      answers.onCompletion(null, e);
    }
  }

  /** Returns whether a failure tells nothing against the producer. */
  private static boolean mayRecover(KafkaException e) {
    return e instanceof RetriableException
        || e instanceof RecordTooLargeException
        || e instanceof InterruptException;
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (closed) {
      throw new KafkaException("the server stops");
    }
    Producer<byte[], byte[]> producer = current;
    if (producer == null) {
      producer = connect.get();
      current = producer;
    }
    return producer;
  }

  /** Lets the next request create another producer. */
  private void replace(Producer<byte[], byte[]> failed) {
    synchronized (this) {
      if (current != failed) {
        return;
      }
      current = null;
    }
    failed.close(Duration.ZERO);
  }

  /** Waits at most 3 s for readings under way. */
  @Override
  public void close() {
    Producer<byte[], byte[]> last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
    }
    if (last != null) {
      last.close(CLOSE_PATIENCE);
    }
  }
}
