package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.ReadingDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.junit.jupiter.api.Test;

/** A second engine restores the state of the first as a standby, and takes it over. */
class TaskRecycleTest extends EngineOnBroker {

  private static final int SENSORS = 20;

  @Test
  void keepsAnOpenAlarmWhenAStandbyTakesOver() throws Exception {
    Topics topics = broker.freshTopics(2);
    EngineRun first = run(topics, "first");
    try {
      sendAll(topics, 90);
      await("raised", () -> high(topics).size() == SENSORS);
      await("first runs", first::isRunning);

      try (EngineRun second = run(topics, "second")) {
        await("second has warmed up", () -> standbyIsWarm(second.streams()));
        first.close();
        removeFromGroup(topics, "first");
        await("second has both partitions", () -> activeTasks(second.streams()) == 2);

        sendAll(topics, 91);
        sendAll(topics, 70);
        await("cleared", () -> high(topics).size() >= 2 * SENSORS);
      }
    } finally {
      first.close();
    }

    List<AlarmRecord> journal = high(topics);
    assertThat(journal).filteredOn(event -> event.event().equals("raised")).hasSize(SENSORS);
    assertThat(journal).filteredOn(event -> event.event().equals("cleared")).hasSize(SENSORS);
  }

  private EngineRun run(Topics topics, String name) throws EngineStartException {
    // Warm up at any lag; by default, Streams does so above a lag of 10,000 records.
    KafkaConnection connection =
        new KafkaConnection(broker.bootstrap(), Map.of("acceptable.recovery.lag", "0"));
    EngineSettings settings =
        new EngineSettings(
            connection,
            topics,
            RuleBook.DEFAULT,
            new ReadingDecoder(),
            folder.resolve(name),
            InstantSource.system(),
            EngineSettings.DEFAULT_MAX_SENSORS,
            Optional.empty());
    return new EngineRun(
        settings, name, false, new MonotonicTime(), new RefusedRecords(), new IntakeCount());
  }

  private static boolean standbyIsWarm(KafkaStreams streams) {
    boolean standby =
        streams.metadataForLocalThreads().stream()
            .anyMatch(thread -> !thread.standbyTasks().isEmpty());
    return standby
        && streams.allLocalStorePartitionLags().values().stream()
            .flatMap(lags -> lags.values().stream())
            // The last offset is a transaction marker, which is not restored.
            .allMatch(lag -> lag.endOffsetPosition() > 0 && lag.offsetLag() <= 1);
  }

  private static int activeTasks(KafkaStreams streams) {
    return streams.state() == KafkaStreams.State.RUNNING
        ? streams.metadataForLocalThreads().stream()
            .map(ThreadMetadata::activeTasks)
            .mapToInt(java.util.Set::size)
            .sum()
        : 0;
  }

  /** Removes a stopped static member; otherwise the group waits until its session times out. */
  private static void removeFromGroup(Topics topics, String instance) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      List<MemberToRemove> members =
          IntStream.rangeClosed(1, 2)
              .mapToObj(thread -> new MemberToRemove(instance + "-" + thread))
              .toList();
      admin
          .removeMembersFromConsumerGroup(
              topics.engineId(), new RemoveMembersFromConsumerGroupOptions(members))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static void sendAll(Topics topics, double celsius) {
    for (int i = 0; i < SENSORS; i++) {
      String sensor = "S" + i;
      String value = "{\"sensor_id\": \"%s\", \"temperature\": %s}".formatted(sensor, celsius);
      byte[] key = sensor.getBytes(StandardCharsets.UTF_8);
      broker.send(
          new ProducerRecord<>(
              topics.readings(),
              SensorOwner.partitionOf(key, 2),
              key,
              value.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static List<AlarmRecord> high(Topics topics) {
    return journal(topics).stream().filter(event -> event.rule().equals("high")).toList();
  }
}
