package id.suhu.e2e;

import id.suhu.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends records to a topic on a separate thread until it is stopped. A record is retried until it
 * is written, however long a restart takes.
 */
abstract class SteadySender implements AutoCloseable {

  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * Creates a sender, which sends once {@link #start} is called.
   *
   * @param name of the thread
   */
  SteadySender(KafkaConnection connection, String topic, String name) {
    this.topic = topic;
    this.producer =
        connection.producer(
            Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100,
                ProducerConfig.LINGER_MS_CONFIG, 1));
    this.thread = new Thread(this::run, name);
  }

  final void start() {
    thread.start();
  }

  private void run() {
    int partitions = producer.partitionsFor(topic).size();
    for (long turn = 0; !stopping; turn++) {
      turn(turn, partitions);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /**
   * Sends the records of a turn, of which there are about fifty per second.
   *
   * @param partitions of the topic
   */
  abstract void turn(long turn, int partitions);

  /**
   * Sends a record.
   *
   * @param what is {@link #acknowledged} once Kafka has the record
   */
  final void send(int partition, byte[] key, byte[] value, String what) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, partition, key, value),
            (where, failure) -> {
              if (failure == null) {
                acknowledged.add(what);
              }
            });
  }

  /** Stops sending; returns once all records are acknowledged. */
  final void stop() throws InterruptedException {
    stopping = true;
    thread.join();
    producer.flush();
  }

  /** Returns what Kafka has acknowledged. */
  final Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public final void close() {
    stopping = true;
    producer.close(Duration.ZERO);
  }
}
