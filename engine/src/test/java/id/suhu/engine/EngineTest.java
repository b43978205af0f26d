package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.ReadingDecoder;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a real broker. */
class EngineTest {

  private static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

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

  private static void await(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
