package id.suhu.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import id.suhu.testkit.TopicContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program under load, again and again, and holds what is left to what core says. */
class KillIT {

  private static final long SEED = Long.getLong("suhu.seed", 20260301L);
  private static final int KILLS = Integer.getInteger("suhu.kills", 10);
  private static final int SENSORS = 50;
  private static final Topics TOPICS = Topics.DEFAULT;

  @TempDir Path folder;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void killsUnderLoadLoseNothingAndRepeatNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> recoveries = new ArrayList<>();
    SuhuProcess suhu =
        SuhuProcess.start(folder, "up", "--data", "data", "--kafka-listen", "127.0.0.1:0");
    try {
      String address = ReadyLine.kafka(suhu);
      KafkaConnection connection = KafkaConnection.plaintext(address);
      try (Load load = new Load(connection, random.split())) {
        for (int kill = 0; kill < KILLS; kill++) {
          try (AlarmTail tail = new AlarmTail(connection)) {
            tail.awaitNext();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(20, 1_500)));
            suhu.kill();
          }
          long killed = System.nanoTime();
          suhu = SuhuProcess.start(folder, "up", "--data", "data", "--kafka-listen", address);
          try (AlarmTail tail = new AlarmTail(connection)) {
            tail.awaitNext();
            recoveries.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
          }
        }
        load.stop();
        awaitJudged(connection);
        compare(connection, load);
      }
      suhu.terminate();
      assertThat(suhu.exitCode()).as("seed %d: %s", SEED, suhu).isZero();
    } finally {
      suhu.close();
    }
    List<Long> sorted = recoveries.stream().sorted().toList();
    System.out.printf(
        "seed %d: ms from %d kills to the first alarm read committed: median %d, all %s%n",
        SEED, KILLS, sorted.get(sorted.size() / 2), recoveries);
  }

  private static void compare(KafkaConnection connection, Load load) {
    List<ConsumerRecord<byte[], byte[]>> readings =
        TopicContents.read(connection, TOPICS.readings()).records();
    Map<String, Integer> times = new HashMap<>();
    readings.forEach(
        record -> times.merge(new String(record.value(), StandardCharsets.UTF_8), 1, Integer::sum));
    assertThat(times.values()).as("seed %d: readings stand once", SEED).allMatch(n -> n == 1);
    assertThat(times.keySet())
        .as("seed %d: acknowledged readings are there", SEED)
        .containsAll(load.acknowledged());

    List<ObjectNode> expected = ExpectedJournal.of(readings);
    List<ObjectNode> written =
        ExpectedJournal.written(TopicContents.read(connection, TOPICS.alarms()).records());
    assertThat(expected).as("seed %d: the load makes alarms", SEED).hasSizeGreaterThan(100);
    assertThat(written).as("seed %d: the journal is core's", SEED).isEqualTo(expected);
  }

  /** Waits until the engine has committed all that is in the reading topic. */
  private static void awaitJudged(KafkaConnection connection) throws Exception {
    TopicPartition partition = new TopicPartition(TOPICS.readings(), 0);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    try (Admin admin = connection.admin();
        Consumer<byte[], byte[]> consumer = connection.consumer(Map.of())) {
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
      while (true) {
        var committed =
            admin
                .listConsumerGroupOffsets(TOPICS.engineId())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        if (committed != null && committed.offset() >= end) {
          return;
        }
        assertThat(System.nanoTime()).as("seed %d: judged in time", SEED).isLessThan(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /** Waits for alarm events that are written from now on. */
  private static final class AlarmTail implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;

    AlarmTail(KafkaConnection connection) {
      TopicPartition partition = new TopicPartition(TOPICS.alarms(), 0);
      this.consumer = connection.consumer(Map.of());
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      consumer.position(partition);
    }

    void awaitNext() {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (consumer.poll(Duration.ofMillis(50)).isEmpty()) {
        assertThat(System.nanoTime())
            .as("seed %d: an alarm comes in time", SEED)
            .isLessThan(deadline);
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  /** Sends about a thousand readings a second from a thread of its own, across restarts. */
  private static final class Load implements AutoCloseable {

    private static final int PER_TURN = 20;

    private final Producer<byte[], byte[]> producer;
    private final SplittableRandom random;
    private final double[] celsius = new double[SENSORS];
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean stopping;

    Load(KafkaConnection connection, SplittableRandom random) {
      this.random = random;
      // However long a restart takes, a reading that was sent is sent again until it is there.
      this.producer =
          connection.producer(
              Map.of(
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000,
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                  ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100,
                  ProducerConfig.LINGER_MS_CONFIG, 1));
      Arrays.setAll(celsius, i -> random.nextDouble(76, 84));
      this.thread = new Thread(this::send, "load");
      thread.start();
    }

    private void send() {
      for (long n = 0; !stopping; n++) {
        for (int i = 0; i < PER_TURN; i++) {
          int sensor = random.nextInt(SENSORS);
          celsius[sensor] = Math.min(84, Math.max(76, celsius[sensor] + random.nextDouble(-1, 1)));
          String value =
              "{\"sensor_id\": \"S%d\", \"temperature\": %.1f, \"n\": %d}"
                  .formatted(sensor, celsius[sensor], n * PER_TURN + i);
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      TOPICS.readings(),
                      ("S" + sensor).getBytes(StandardCharsets.UTF_8),
                      value.getBytes(StandardCharsets.UTF_8)),
                  (where, failure) -> {
                    if (failure == null) {
                      acknowledged.add(value);
                    }
                  });
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }

    void stop() throws InterruptedException {
      stopping = true;
      thread.join();
      producer.flush();
    }

    Set<String> acknowledged() {
      return acknowledged;
    }

    @Override
    public void close() {
      stopping = true;
      producer.close(Duration.ZERO);
    }
  }
}
