package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.OriginHeaders;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import id.suhu.testkit.HugeRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** The engine on a real broker. */
class EngineTest extends EngineOnBroker {

  private static final int MIB = 1024 * 1024;

  @Test
  void anEventAndTheStateBehindItLieInOneTransaction() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);

      send(topics, 0, "S1", 90);
      await("raised", () -> !journal(topics).isEmpty());
      String changelog = topics.engineId() + "-sensors-changelog";
      await("state kept", () -> !broker.contents(changelog).records().isEmpty());

      // Kafka counts a producer's epoch up with each transaction: one epoch, one transaction.
      assertThat(epoch(changelog)).isEqualTo(epoch(topics.alarms()));
    }
  }

  @Test
  void aRestartedEngineGoesOnWhereItStopped() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);
      assertThat(engine.lastFailure()).isEmpty();
    }

    try (Engine engine = start(topics)) {
      send(topics, 0, "S1", 79.5);
      send(topics, 0, "S1", 70);
      await("cleared", () -> journal(topics).size() > 1);
      assertThat(engine.lastFailure()).isEmpty();
    }

    List<AlarmRecord> journal = journal(topics);
    assertThat(journal).extracting(AlarmRecord::event).containsExactly("raised", "cleared");
    assertThat(journal.get(1).temperatureCelsius()).hasValue(70);
    assertThat(journal.get(1).occurrence()).isEqualTo(journal.get(0).occurrence());
  }

  @Test
  void aSensorThatArrivesInEveryPartitionHasOneAlarm() throws Exception {
    Topics topics = broker.freshTopics(6);
    try (Engine engine = start(topics)) {
      for (int i = 0; i < 12; i++) {
        send(topics, i % 6, "S1", i % 2 == 0 ? 90 : 70);
        int wanted = i + 1;
        await("event " + i, () -> journal(topics).size() == wanted);
      }
      assertThat(engine.lastFailure()).isEmpty();
    }

    List<AlarmRecord> journal = journal(topics);
    assertThat(journal)
        .extracting(AlarmRecord::event)
        .containsExactlyElementsOf(
            IntStream.range(0, 12).mapToObj(i -> i % 2 == 0 ? "raised" : "cleared").toList());
    assertThat(journal).extracting(AlarmRecord::partition).contains(0, 1, 2, 3, 4, 5);
    assertThat(journal.stream().map(AlarmRecord::occurrence).distinct()).hasSize(6);
  }

  @Test
  void recordsThatAreNoReadingsDoNotStopIt() throws Exception {
    Topics topics = broker.freshTopics(1);
    Random random = new Random(1);
    try (Engine engine = start(topics)) {
      for (int i = 0; i < 50; i++) {
        byte[] garbage = new byte[random.nextInt(200)];
        random.nextBytes(garbage);
        broker.send(new ProducerRecord<>(topics.readings(), 0, garbage, garbage));
      }
      broker.send(new ProducerRecord<>(topics.readings(), 0, null, null));
      broker.send(new ProducerRecord<>(topics.readings(), 0, null, new byte[1_000_000]));
      broker.send(new ProducerRecord<>(topics.readings(), 0, new byte[1_000_000], null));
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);

      assertThat(engine.lastFailure()).isEmpty();
      assertThat(broker.contents(topics.rejected()).records()).hasSize(53);
    }
  }

  @Test
  void eachPartitionOfTheRejectedTopicHasTheCountOfOneTaskAcrossRestarts() throws Exception {
    Topics topics = broker.freshTopics(3);
    for (int run = 1; run <= 2; run++) {
      try (Engine engine = start(topics)) {
        for (int i = 0; i < 9; i++) {
          // Of the partition that they come in, whatever their key.
          broker.send(
              new ProducerRecord<>(topics.readings(), i % 3 == 2 ? 2 : 0, bytes("K" + i), null));
        }
        int wanted = 9 * run;
        await("rejected", () -> broker.contents(topics.rejected()).records().size() == wanted);
        assertThat(engine.lastFailure()).isEmpty();
      }
    }

    assertThat(broker.contents(topics.rejected()).records())
        .extracting(
            record ->
                record.partition()
                    + " "
                    + header(record, OriginHeaders.PARTITION)
                    + " "
                    + header(record, OriginHeaders.COUNT))
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.rangeClosed(1, 12).mapToObj(count -> "0 0 " + count),
                    IntStream.rangeClosed(1, 6).mapToObj(count -> "2 2 " + count))
                .toList());
  }

  @Test
  void tasksShareAPartitionOfARejectedTopicThatHasFewer() {
    assertThat(RejectedKey.PARTITIONER.partitions("rejected", new RejectedKey(4, null), null, 3))
        .contains(Set.of(1));
  }

  @Test
  void anExceptionInsideStopsItAndARestartGoesOnOnceTheCauseIsGone() throws Exception {
    Topics topics = broker.freshTopics(1);
    AtomicBoolean broken = new AtomicBoolean();
    InstantSource clock =
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("broken on purpose");
          }
          return Instant.now();
        };

    try (Engine engine = start(topics, clock)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      broken.set(true);
      send(topics, 0, "S1", 90);
      await("restarting", () -> engine.phase() == Engine.Phase.RESTARTING);
      assertThat(engine.lastFailure().orElseThrow()).hasStackTraceContaining("broken on purpose");
      assertThat(journal(topics)).isEmpty();

      broken.set(false);
      await("raised", () -> journal(topics).size() == 1);
    }
  }

  @Test
  void aFailureThatEndsARunBeforeItBeginsIsRetriedToo() throws Exception {
    Topics topics = broker.freshTopics(1);
    AtomicBoolean broken = new AtomicBoolean();
    // What a name that no longer resolves does to the constructors of Kafka's clients.
    InstantSource clock =
        () -> {
          if (broken.get()) {
            throw new ConfigException("no resolvable bootstrap urls");
          }
          return Instant.now();
        };
    try (Engine engine = start(topics, clock)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      broken.set(true);
      await("restarting", () -> engine.phase() == Engine.Phase.RESTARTING);
      broken.set(false);
      await("running again", () -> engine.phase() == Engine.Phase.RUNNING);
    }
  }

  @Test
  void aWallClockThatIsSetBackLetsJudgingGoOnWithNewConnections() throws Exception {
    Topics topics = broker.freshTopics(1);
    AtomicLong stepMs = new AtomicLong();
    InstantSource clock = () -> Instant.now().plusMillis(stepMs.get());
    try (Engine engine = start(topics, clock)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);

      stepMs.set(-3_600_000);
      await("new connections", () -> engine.phase() == Engine.Phase.STARTING);
      send(topics, 0, "S1", 70);
      await("cleared", () -> journal(topics).size() == 2);

      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  @Test
  void readingsAreNotJudgedTwiceWhereTheCommittedOffsetsAreLost() throws Exception {
    Topics topics = broker.freshTopics(2);
    int owned = SensorOwner.partitionOf("S1".getBytes(StandardCharsets.UTF_8), 2);
    try (Engine engine = start(topics)) {
      for (double celsius : new double[] {90, 70, 90, 70}) {
        send(topics, owned, "S1", celsius);
      }
      send(topics, 1 - owned, "S1", 90);
      send(topics, 1 - owned, "S1", 70);
      await("judged", () -> journal(topics).size() == 6);
      assertThat(engine.lastFailure()).isEmpty();
    }
    deleteGroup(topics);

    try (Engine engine = start(topics)) {
      send(topics, owned, "S1", 95);
      await("judged what is new", () -> journal(topics).size() > 6);
      assertThat(engine.lastFailure()).isEmpty();
    }

    List<AlarmRecord> journal = journal(topics);
    assertThat(journal).hasSize(7);
    assertThat(journal.get(6).temperatureCelsius()).hasValue(95);
  }

  @Test
  void aRejectedTopicThatRefusesRecordsDoesNotStopIt() throws Exception {
    Topics topics = broker.freshTopics(1);
    ConfigResource rejected = new ConfigResource(ConfigResource.Type.TOPIC, topics.rejected());
    try (Admin admin = broker.connection().admin()) {
      AlterConfigOp least =
          new AlterConfigOp(
              new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000"),
              AlterConfigOp.OpType.SET);
      admin
          .incrementalAlterConfigs(Map.of(rejected, List.of(least)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    try (Engine engine = start(topics)) {
      broker.send(new ProducerRecord<>(topics.readings(), 0, null, new byte[5_000]));
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);
      assertThat(engine.phase()).isNotEqualTo(Engine.Phase.CLOSED);
    }
    List<ConsumerRecord<byte[], byte[]>> records = broker.contents(topics.rejected()).records();
    assertThat(records).hasSize(1);
    assertThat(records.get(0).value()).isNull();
    assertThat(
            new String(
                records.get(0).headers().lastHeader(OriginHeaders.TRUNCATED).value(),
                StandardCharsets.UTF_8))
        .isEqualTo("5000");
  }

  @Test
  void twoEnginesOfOneIdentityAreToldWhyTheyTurnEachOtherOut() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine first = start(topics)) {
      await("running", () -> first.phase() == Engine.Phase.RUNNING);
      // As if the folder had been copied: the same instance id.
      try (Engine second = start(topics)) {
        await(
            "one of them knows",
            () ->
                Stream.of(first, second)
                    .flatMap(engine -> engine.lastFailure().stream())
                    .anyMatch(SharedIdentityException.class::isInstance));
      }
    }
  }

  @Test
  void aCleanEndLeavesNoStatusUntold() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      for (int i = 0; i < 5; i++) {
        send(topics, 0, "S1", 70 + i);
      }
      await("first status", () -> !broker.contents(topics.status()).records().isEmpty());
    }

    // What it had not taken in by its end, the next one takes in.
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
    }
    List<ConsumerRecord<byte[], byte[]>> statuses = broker.contents(topics.status()).records();
    assertThat(SensorStatusJson.read(statuses.get(statuses.size() - 1).value()).readings())
        .isEqualTo(5);
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    Topics topics = broker.freshTopics();

    assertThatThrownBy(() -> start(topics))
        .isInstanceOf(EngineStartException.class)
        .hasMessage("topic '%s' does not exist; 'suhu topics create' makes it", topics.readings());
  }

  @Test
  void aTopicThatWasGivenMorePartitionsIsRefused() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
    }
    try (Admin admin = broker.connection().admin()) {
      admin
          .createPartitions(Map.of(topics.readings(), NewPartitions.increaseTo(3)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }

    assertThatThrownBy(() -> start(topics))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("has 3 partitions, but the alarm state was kept for 1 of them");
  }

  private Engine start(Topics topics) throws EngineStartException {
    return start(topics, InstantSource.system());
  }

  private Engine start(Topics topics, InstantSource wallClock) throws EngineStartException {
    return Engine.start(
        new EngineSettings(
            broker.connection(),
            topics,
            RuleBook.DEFAULT,
            new ReadingDecoder(),
            folder.resolve("engine"),
            wallClock,
            EngineSettings.DEFAULT_MAX_SENSORS,
            Optional.empty()));
  }

  private static void send(Topics topics, int partition, String sensor, double celsius) {
    String value = "{\"sensor_id\": \"%s\", \"temperature\": %s}".formatted(sensor, celsius);
    broker.send(
        new ProducerRecord<>(
            topics.readings(), partition, null, value.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<AlarmRecord> journal(Topics topics) {
    return broker.contents(topics.alarms()).records().stream()
        .map(record -> AlarmEventJson.read(record.value()))
        .toList();
  }

  private static int epoch(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Admin admin = broker.connection().admin()) {
      return admin
          .describeProducers(Set.of(partition))
          .partitionResult(partition)
          .get(30, TimeUnit.SECONDS)
          .activeProducers()
          .get(0)
          .producerEpoch();
    }
  }
}
