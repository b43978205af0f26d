package id.suhu.bench.store;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends readings: of each sensor in turn, one second of event time apart. */
final class Load implements AutoCloseable {

  private static final int NANOS = 1_000_000_000;

  private final Producer<byte[], byte[]> producer;
  private final byte[][] ids;
  private final byte[][] heads;
  private final long startMs;
  private final AtomicLong failures = new AtomicLong();
  private long sent;
  private volatile boolean stopped;

  /**
   * Prepares to send.
   *
   * @param startMs event time of the first readings, epoch milliseconds
   */
  Load(KafkaConnection kafka, int sensors, long startMs) {
    this.startMs = startMs;
    this.producer =
        kafka.producer(
            Map.of(
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"));
    this.ids = new byte[sensors][];
    this.heads = new byte[sensors][];
    for (int i = 0; i < sensors; i++) {
      String id = "machine-%05d/bearing".formatted(i);
      ids[i] = id.getBytes(StandardCharsets.UTF_8);
      heads[i] =
          "{\"sensor_id\": \"%s\", \"temperature\": "
              .formatted(id)
              .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Sends readings as fast as Kafka takes them, and waits until all are acknowledged. */
  void send(long count) {
    for (long i = 0; i < count; i++) {
      sendOne();
    }
    flush();
  }

  /** Sends readings at a constant rate until {@link #stop}. */
  void send(int perSecond) {
    long startNanos = System.nanoTime();
    for (long i = 0; !stopped; i++) {
      long dueNanos = startNanos + i * NANOS / perSecond;
      long waitNanos = dueNanos - System.nanoTime();
      if (waitNanos > 1_000_000) {
        producer.flush();
        LockSupport.parkNanos(waitNanos);
      }
      sendOne();
    }
  }

  private void sendOne() {
    int sensor = (int) (sent % ids.length);
    long round = sent / ids.length;
    byte[] tail =
        "%d.%d, \"timestamp\": %d}"
            .formatted(60 + (round + sensor) % 19, sent % 10, startMs + round * 1_000)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] value = new byte[heads[sensor].length + tail.length];
    System.arraycopy(heads[sensor], 0, value, 0, heads[sensor].length);
    System.arraycopy(tail, 0, value, heads[sensor].length, tail.length);
    var unused =
        producer.send(
            new ProducerRecord<>(Topics.DEFAULT.readings(), ids[sensor], value),
            (where, failure) -> {
              if (failure != null) {
                failures.incrementAndGet();
              }
            });
    sent++;
  }

  /** Ends {@link #send(int)}, from another thread. */
  void stop() {
    stopped = true;
  }

  private void flush() {
    producer.flush();
    if (failures.get() > 0) {
      throw new IllegalStateException(failures + " readings were not sent");
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
