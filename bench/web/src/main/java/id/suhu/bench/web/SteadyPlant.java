package id.suhu.bench.web;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends a reading of each sensor each second, with the time of its sending, until closed. */
final class SteadyPlant implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final int sensors;
  private final Thread thread;
  private volatile boolean stopped;

  SteadyPlant(KafkaConnection kafka, int sensors) {
    this.producer = kafka.producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 5));
    this.sensors = sensors;
    this.thread = new Thread(this::run, "plant");
    thread.start();
  }

  private void run() {
    long startNanos = System.nanoTime();
    for (long i = 0; !stopped; i++) {
      long waitNanos = startNanos + i * 1_000_000_000L / sensors - System.nanoTime();
      if (waitNanos > 0) {
        LockSupport.parkNanos(waitNanos);
      }
      send("machine-%04d".formatted((int) (i % sensors)), 60 + i % 190 / 10.0);
    }
  }

  /** Sends one reading. */
  void send(String id, double celsius) {
    String value =
        "{\"sensor_id\":\"%s\",\"temperature\":%.1f,\"timestamp\":%d}"
            .formatted(id, celsius, System.currentTimeMillis());
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.DEFAULT.readings(),
                id.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
    join();
    producer.close();
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
