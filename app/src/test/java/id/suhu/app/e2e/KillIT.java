package id.suhu.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.app.config.Configuration;
import id.suhu.app.config.ConfigurationException;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.testkit.TopicContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program under load, again and again, and holds what is left to what core says. */
class KillIT {

  private static final long SEED = Long.getLong("suhu.seed", 20260301L);
  private static final int KILLS = Integer.getInteger("suhu.kills", 10);
  private static final Topics TOPICS = Topics.DEFAULT;

  /** Every kind of rule, with delays; a tenth of the sensors latch. */
  private static final String RULES =
      """
      rules:
        high: {high: 80 °C, highHigh: 82.5 °C, deadband: 0.5 °C, onDelay: 100ms, offDelay: 200ms}
        latching: {sensors: "S1?", high: 80 °C, latching: true, onDelay: 50ms}
        low: {low: 77 °C, lowLow: 76.2 °C, offDelay: 150ms}
        rate: {rate: 40 °C/min, deadband: 20 °C/min, window: 6s}
        range: {ratedLow: -40 °C, ratedHigh: 250 °C, offDelay: 100ms}
        silence: {after: 2s}
      """;

  @TempDir Path folder;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void killsUnderLoadLoseNothingAndRepeatNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> recoveries = new ArrayList<>();
    Files.writeString(folder.resolve("suhu.yaml"), RULES);
    SuhuProcess suhu = up("127.0.0.1:0");
    try {
      String address = ReadyLine.kafka(suhu);
      KafkaConnection connection = KafkaConnection.plaintext(address);
      try (PlantLoad load = new PlantLoad(connection, TOPICS, random.split())) {
        for (int kill = 0; kill < KILLS; kill++) {
          try (AlarmTail tail = new AlarmTail(connection)) {
            tail.awaitNext();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(20, 1_500)));
            suhu.kill();
          }
          long killed = System.nanoTime();
          suhu = up(address);
          try (AlarmTail tail = new AlarmTail(connection)) {
            tail.awaitNext();
            recoveries.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
          }
        }
        load.stop();
        awaitJudged(connection);
        awaitAllSilent(connection);
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

  private SuhuProcess up(String address) {
    return SuhuProcess.start(
        folder, "up", "--config", "suhu.yaml", "--data", "data", "--kafka-listen", address);
  }

  private void compare(KafkaConnection connection, PlantLoad load) throws ConfigurationException {
    List<ConsumerRecord<byte[], byte[]>> readings =
        TopicContents.read(connection, TOPICS.readings()).records();
    Map<String, Integer> times = new HashMap<>();
    readings.forEach(
        record -> times.merge(new String(record.value(), StandardCharsets.UTF_8), 1, Integer::sum));
    assertThat(times.values()).as("seed %d: readings stand once", SEED).allMatch(n -> n == 1);
    assertThat(times.keySet())
        .as("seed %d: acknowledged readings are there", SEED)
        .containsAll(load.acknowledged());

    List<ConsumerRecord<byte[], byte[]>> journal = journal(connection);
    Configuration configuration =
        Configuration.load(Optional.of(folder.resolve("suhu.yaml")), Map.of(), List.of());
    Map<String, List<ObjectNode>> expected =
        ExpectedJournal.of(
            configuration.rules(),
            readings,
            TopicContents.read(connection, TOPICS.commands()).records(),
            journal);
    Map<String, List<ObjectNode>> written = ExpectedJournal.written(journal);
    Set<String> happened = new HashSet<>();
    expected.values().forEach(all -> all.forEach(e -> happened.add(e.path("event").asText())));
    assertThat(happened)
        .as("seed %d: the load makes everything happen", SEED)
        .contains("raised", "escalated", "deescalated", "cleared", "acknowledged", "reset")
        .contains("shelved", "unshelved", "out_of_service", "in_service", "refused");
    for (String sensor : PlantLoad.sensors()) {
      assertThat(written.get(sensor))
          .as("seed %d: the journal of %s is core's", SEED, sensor)
          .isEqualTo(expected.get(sensor));
    }
    List<AlarmRecord> events =
        journal.stream().map(record -> AlarmEventJson.read(record.value())).toList();
    compareAnswers(events, load);
    compareSilences(events);
  }

  private static void compareAnswers(List<AlarmRecord> events, PlantLoad load) {
    List<String> answered = events.stream().flatMap(e -> e.commandId().stream()).toList();
    assertThat(answered).as("seed %d: no command is answered twice", SEED).doesNotHaveDuplicates();
    assertThat(answered)
        .as("seed %d: every acknowledged command is answered", SEED)
        .containsAll(load.commands());
  }

  /** What the wall clock decides cannot be foretold, but it must come once, and in turns. */
  private static void compareSilences(List<AlarmRecord> events) {
    for (String sensor : PlantLoad.sensors()) {
      List<AlarmRecord> silences =
          events.stream().filter(e -> e.alarmId().equals(sensor + "/silence")).toList();
      for (int i = 0; i < silences.size(); i++) {
        assertThat(silences.get(i).event())
            .as("seed %d: silence %d of %s", SEED, i, sensor)
            .isEqualTo(i % 2 == 0 ? "raised" : "cleared");
      }
      assertThat(silences.size() % 2).as("seed %d: %s is silent now", SEED, sensor).isOne();
    }
  }

  /** Nobody sends any more: every sensor must be found silent. */
  private static void awaitAllSilent(KafkaConnection connection) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    Set<String> silent = new HashSet<>();
    while (silent.size() < PlantLoad.sensors().size()) {
      assertThat(System.nanoTime()).as("seed %d: silent %s", SEED, silent).isLessThan(deadline);
      for (ConsumerRecord<byte[], byte[]> record : journal(connection)) {
        AlarmRecord event = AlarmEventJson.read(record.value());
        if (event.rule().equals("silence")) {
          if (event.active()) {
            silent.add(event.sensorId());
          } else {
            silent.remove(event.sensorId());
          }
        }
      }
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> journal(KafkaConnection connection) {
    return TopicContents.read(connection, TOPICS.alarms()).records();
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

  /** Waits for raises by readings that are written from now on. */
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
      boolean raised = false;
      while (!raised) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          AlarmRecord event = AlarmEventJson.read(record.value());
          raised |= event.event().equals("raised") && !event.rule().equals("silence");
        }
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
}
