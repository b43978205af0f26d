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
 * Sends readings to the reading topic, keyed by their sensor, and tells what became of each. One
 * thread sends; the counts may be read by any.
 */
public final class ReadingSender implements AutoCloseable {

  /** How many readings may be under way; one more waits until one of them is answered. */
  static final int MAX_UNDER_WAY = 100_000;

  /** How long readings that are under way at the close are waited for. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  /** For many small records per request; the latency that it adds is {@code linger.ms}. */
  private static final Map<String, Object> PRODUCER_SETTINGS =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG,
          5,
          ProducerConfig.BATCH_SIZE_CONFIG,
          128 * 1024,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          64L * 1024 * 1024,
          // How soon a reading fails while no broker has been found.
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
   * @param producer is closed with this sender
   * @param topics its reading topic must exist
   */
  public ReadingSender(Producer<byte[], byte[]> producer, Topics topics, SendListener listener) {
    this(producer, topics, listener, MAX_UNDER_WAY);
  }

  /** A sender with another bound than {@link #MAX_UNDER_WAY}. */
  ReadingSender(
      Producer<byte[], byte[]> producer, Topics topics, SendListener listener, int maxUnderWay) {
    this.producer = producer;
    this.topic = topics.readings();
    this.listener = listener;
    this.maxUnderWay = maxUnderWay;
    this.free = new Semaphore(maxUnderWay);
  }

  /** A sender with a producer of its own. */
  public static ReadingSender connect(
      KafkaConnection connection, Topics topics, SendListener listener) {
    return new ReadingSender(connection.producer(PRODUCER_SETTINGS), topics, listener);
  }

  /**
   * Sends a reading. Waits while too many are under way.
   *
   * @param json the record's value
   * @throws InterruptedException if the thread is interrupted; the reading was not sent then
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
      // Thrown before the producer takes the record; it sets the flag anew.
      sent.decrementAndGet();
      free.release();
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException("sending was interrupted").initCause(e);
    } catch (KafkaException e) {
      // Thrown instead of an answer.
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
          sensor, json, error == null ? new KafkaException("no answer from Kafka") : error);
    }
    free.release();
  }

  /** Waits until every reading is answered, however long that takes. */
  public void flush() throws InterruptedException {
    // All permits are back when nothing is under way; the producer sends by itself.
    free.acquire(maxUnderWay);
    free.release(maxUnderWay);
  }

  /** Readings handed to Kafka. */
  public long sent() {
    return sent.get();
  }

  /** Readings that Kafka has. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Readings that Kafka has not, as far as can be told. */
  public long failed() {
    return failed.get();
  }

  /** Waits 3 s at most for what is under way; what is not answered by then fails. */
  @Override
  public void close() {
    producer.close(CLOSE_PATIENCE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
