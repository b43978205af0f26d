package id.suhu.e2e;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends about a thousand readings per second on a separate thread, across restarts. Most sensors'
 * readings are sent to the sensor's owner, some sensors' always to another partition. Sensors are
 * silent for some seconds from time to time, and send a value outside their rated range.
 */
final class Load implements AutoCloseable {

  private static final int SENSORS = 50;
  private static final int PER_TURN = 20;
  private static final int TURNS_PER_SILENCE = 100;
  private static final int READINGS_PER_FAULT = 200;

  private final Topics topics;
  private final Producer<byte[], byte[]> producer;
  private final SplittableRandom random;
  private final double[] celsius = new double[SENSORS];
  private final long[] silentUntilTurn = new long[SENSORS];
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean stopping;

  /** Starts to send. */
  Load(KafkaConnection connection, Topics topics, SplittableRandom random) {
    this.topics = topics;
    this.random = random;
    this.producer = SteadyProducer.of(connection);
    Arrays.setAll(celsius, i -> random.nextDouble(76, 84));
    this.thread = new Thread(this::send, "load");
    thread.start();
  }

  /** Returns whether a sensor's readings are sent to a partition that is not its owner. */
  static boolean isStray(String sensor) {
    return sensor.endsWith("7");
  }

  /** Returns all sensors. */
  static List<String> sensors() {
    return IntStream.range(0, SENSORS).mapToObj(i -> "S" + i).toList();
  }

  private void send() {
    int partitions = producer.partitionsFor(topics.readings()).size();
    for (long turn = 0; !stopping; turn++) {
      if (turn % TURNS_PER_SILENCE == TURNS_PER_SILENCE - 1) {
        silentUntilTurn[random.nextInt(SENSORS)] = turn + random.nextInt(50, 250);
      }
      for (int i = 0; i < PER_TURN; i++) {
        int sensor = random.nextInt(SENSORS);
        celsius[sensor] = Math.min(84, Math.max(76, celsius[sensor] + random.nextDouble(-1, 1)));
        boolean isFault = random.nextInt(READINGS_PER_FAULT) == 0;
        if (turn >= silentUntilTurn[sensor]) {
          send(partitions, "S" + sensor, isFault ? 1254 : celsius[sensor], turn * PER_TURN + i);
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void send(int partitions, String sensor, double temperature, long n) {
    byte[] key = sensor.getBytes(StandardCharsets.UTF_8);
    int partition = SensorOwner.partitionOf(key, partitions) + (isStray(sensor) ? 1 : 0);
    String value =
        "{\"sensor_id\": \"%s\", \"temperature\": %.1f, \"n\": %d}"
            .formatted(sensor, temperature, n);
    var unused =
        producer.send(
            new ProducerRecord<>(
                topics.readings(),
                partition % partitions,
                key,
                value.getBytes(StandardCharsets.UTF_8)),
            (where, failure) -> {
              if (failure == null) {
                acknowledged.add(value);
              }
            });
  }

  /** Stops sending; returns once all readings are acknowledged. */
  void stop() throws InterruptedException {
    stopping = true;
    thread.join();
    producer.flush();
  }

  /** Returns the acknowledged values. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {
    stopping = true;
    producer.close(Duration.ZERO);
  }
}
