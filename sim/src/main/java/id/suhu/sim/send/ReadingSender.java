package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends readings to the reading topic, keyed by sensor, and reports the result of each. One thread
 * sends; any thread may read the counts.
 */
public final class ReadingSender implements AutoCloseable {

  /** The maximum number of readings in flight; further ones wait. */
  static final int MAX_UNDER_WAY = 100_000;

  /** How long to wait at the close for readings in flight. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  /** Settings for many small records per request; the additional latency is {@code linger.ms}. */
  private static final Map<String, Object> PRODUCER_SETTINGS =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG,
          5,
          ProducerConfig.BATCH_SIZE_CONFIG,
          128 * 1024,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          64L * 1024 * 1024,
          // The time after which a reading fails if no broker is reachable.
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          10_000);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final SendListener listener;
  private final int maxUnderWay;
  private final Semaphore free;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /**
   * @param producer closed together with this sender
   * @param topics its reading topic must exist
   */
  public ReadingSender(Producer<byte[], byte[]> producer, Topics topics, SendListener listener) {
    this(producer, topics, listener, MAX_UNDER_WAY);
  }

  /** Creates a sender with a maximum other than {@link #MAX_UNDER_WAY}. */
  ReadingSender(
      Producer<byte[], byte[]> producer, Topics topics, SendListener listener, int maxUnderWay) {
    this.producer = producer;
    this.topic = topics.readings();
    this.listener = listener;
    this.maxUnderWay = maxUnderWay;
    this.free = new Semaphore(maxUnderWay);
  }

  /** Creates a sender with a new producer. */
  public static ReadingSender connect(
      KafkaConnection connection, Topics topics, SendListener listener) {
    return new ReadingSender(connection.producer(PRODUCER_SETTINGS), topics, listener);
  }

  /**
   * Sends a reading. Waits while too many readings are in flight.
   *
   * @param json the record's value
   * @throws InterruptedException if the thread is interrupted; the reading was then not sent
   */
  public void send(SensorId sensor, String json) throws InterruptedException {
    free.acquire();
    sent.incrementAndGet();
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, bytes(sensor.text()), bytes(json)),
              (metadata, error) -> answered(sensor, json, metadata, error));
    } catch (InterruptException e) {
      // Thrown before the producer accepts the record; the producer sets the interrupt flag again.
      sent.decrementAndGet();
      free.release();
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException("sending was interrupted").initCause(e);
    } catch (KafkaException e) {
      // Thrown instead of calling the callback.
      answered(sensor, json, null, e);
    }
  }

  private void answered(
      SensorId sensor, String json, @Nullable RecordMetadata metadata, @Nullable Exception error) {
    if (error == null && metadata != null) {
      acknowledged.incrementAndGet();
      listener.acknowledged(new SentReading(sensor, json, metadata.partition(), metadata.offset()));
    } else {
      failed.incrementAndGet();
      listener.failed(
          sensor, json, error == null ? new KafkaException("no response from Kafka") : error);
    }
    free.release();
  }

  /** Waits until every reading is acknowledged or has failed, without a time limit. */
  public void flush() throws InterruptedException {
    // All permits are available when nothing is in flight; the producer sends on its own.
    free.acquire(maxUnderWay);
    free.release(maxUnderWay);
  }

  /** Returns the number of readings passed to Kafka. */
  public long sent() {
    return sent.get();
  }

  /** Returns the number of readings acknowledged by Kafka. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Returns the number of failed readings, which Kafka does not have as far as is known. */
  public long failed() {
    return failed.get();
  }

  /** Closes the producer, waiting at most 3 s for readings in flight; the remaining ones fail. */
  @Override
  public void close() {
    producer.close(CLOSE_PATIENCE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
