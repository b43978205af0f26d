package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** The engine with a real broker. */
class EngineTest extends EngineOnBroker {

  @Test
  void writesAnEventAndItsStateInOneTransaction() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);

      send(topics, 0, "S1", 90);
      await("raised", () -> !journal(topics).isEmpty());
      String changelog = topics.engineId() + "-sensors-changelog";
      await("state stored", () -> !broker.contents(changelog).records().isEmpty());

      // Kafka increments a producer's epoch with each transaction: one epoch, one transaction.
      assertThat(epoch(changelog)).isEqualTo(epoch(topics.alarms()));
    }
  }

  @Test
  void continuesWhereItStoppedAfterARestart() throws Exception {
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
  void keepsOneAlarmForASensorThatUsesEveryPartition() throws Exception {
    Topics topics = broker.freshTopics(6);
    try (Engine engine = start(topics)) {
      for (int i = 0; i < 12; i++) {
        send(topics, i % 6, "S1", i % 2 == 0 ? 90 : 70);
        int expected = i + 1;
        await("event " + i, () -> journal(topics).size() == expected);
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
  void restartsAfterAnExceptionAndContinuesOnceTheCauseIsGone() throws Exception {
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
      assertThat(engine.counts().restarts()).isPositive();
      assertThat(engine.unanswered()).as("nobody asks between two runs").isEmpty();

      broken.set(false);
      await("raised", () -> journal(topics).size() == 1);
      assertThat(engine.counts().received()).as("again after the failure").isGreaterThan(1);
      assertThat(engine.unanswered().orElseThrow()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void retriesARunThatFailsAtItsStart() throws Exception {
    Topics topics = broker.freshTopics(1);
    AtomicBoolean broken = new AtomicBoolean();
    // The constructors of Kafka's clients throw it for a host name that does not resolve.
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
  void reconnectsAndContinuesWhenTheWallClockIsSetBack() throws Exception {
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
  void evaluatesNoReadingTwiceWhenCommittedOffsetsAreLost() throws Exception {
    Topics topics = broker.freshTopics(2);
    int owned = SensorOwner.partitionOf("S1".getBytes(StandardCharsets.UTF_8), 2);
    try (Engine engine = start(topics)) {
      for (double celsius : new double[] {90, 70, 90, 70}) {
        send(topics, owned, "S1", celsius);
      }
      send(topics, 1 - owned, "S1", 90);
      send(topics, 1 - owned, "S1", 70);
      await("evaluated", () -> journal(topics).size() == 6);
      assertThat(engine.lastFailure()).isEmpty();
    }
    deleteGroup(topics);

    try (Engine engine = start(topics)) {
      send(topics, owned, "S1", 95);
      await("new reading evaluated", () -> journal(topics).size() > 6);
      assertThat(engine.lastFailure()).isEmpty();
    }

    List<AlarmRecord> journal = journal(topics);
    assertThat(journal).hasSize(7);
    assertThat(journal.get(6).temperatureCelsius()).hasValue(95);
  }

  @Test
  void reportsASharedIdentityWhenTwoEnginesReplaceEachOther() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine first = start(topics)) {
      await("running", () -> first.phase() == Engine.Phase.RUNNING);
      // Both use the same folder and therefore the same instance id, like a copied folder.
      try (Engine second = start(topics)) {
        await(
            "shared identity reported",
            () ->
                Stream.of(first, second)
                    .flatMap(engine -> engine.lastFailure().stream())
                    .anyMatch(SharedIdentityException.class::isInstance));
      }
    }
  }

  @Test
  void publishesEveryStatusAtACleanStop() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      for (int i = 0; i < 5; i++) {
        send(topics, 0, "S1", 70 + i);
      }
      await("first status", () -> !broker.contents(topics.status()).records().isEmpty());
    }

    // The second engine evaluates the readings that the first one did not.
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
    }
    List<ConsumerRecord<byte[], byte[]>> statuses = broker.contents(topics.status()).records();
    assertThat(SensorStatusJson.read(statuses.get(statuses.size() - 1).value()).readings())
        .isEqualTo(5);
  }

  @Test
  void namesAMissingTopic() {
    Topics topics = broker.freshTopics();

    assertThatThrownBy(() -> start(topics))
        .isInstanceOf(EngineStartException.class)
        .hasMessage("topic '%s' does not exist; 'suhu topics create' makes it", topics.readings());
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
