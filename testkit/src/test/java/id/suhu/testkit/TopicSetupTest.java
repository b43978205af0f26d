package id.suhu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.DiskBudget;
import id.suhu.kafka.topic.TopicPlan;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests with a real broker. This class is not in {@code kafka} because the test broker depends on
 * that module.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedBroker.class)
class TopicSetupTest {

  private TestBroker broker;
  private Admin admin;

  @BeforeAll
  void start(TestBroker shared) {
    broker = shared;
    admin = broker.connection().admin();
  }

  @AfterAll
  void stop() {
    admin.close();
  }

  @Test
  void createsEveryTopicWithTheBrokersDefaults() throws Exception {
    Topics topics = broker.freshTopics();
    TopicSetup setup = new TopicSetup(admin, topics);

    assertThat(setup.find()).isEmpty();
    assertThat(setup.ensure(Optional.empty(), Optional.empty()))
        .containsExactlyElementsOf(topics.plans().stream().map(TopicPlan::name).toList());

    assertThat(setup.find().values())
        .hasSize(5)
        .allSatisfy(
            found -> {
              assertThat(found.partitions()).as(found.name()).isEqualTo(1);
              assertThat(found.replicas()).as(found.name()).isEqualTo(1);
            });
  }

  @Test
  void givesTheTopicsTheirSettings() throws Exception {
    Topics topics = broker.freshTopics(1);

    for (TopicPlan plan : topics.plans()) {
      Map<String, String> settings = settings(plan.name());
      assertThat(plan.settings()).isNotEmpty();
      assertThat(settings).as(plan.name()).containsAllEntriesOf(plan.settings());
    }
  }

  @Test
  void createsNothingTheSecondTime() throws Exception {
    TopicSetup setup = new TopicSetup(admin, broker.freshTopics(3));

    assertThat(setup.ensure(Optional.of(5), Optional.empty())).isEmpty();

    assertThat(setup.find().values()).allMatch(found -> found.partitions() == 3);
  }

  @Test
  void returnsOnceEveryPartitionAcceptsRecords() throws Exception {
    // Without retries, a leader that is not ready fails the send.
    Map<String, Object> onlyOnce = Map.of("retries", 0, "enable.idempotence", false);
    try (Producer<byte[], byte[]> producer = broker.connection().producer(onlyOnce)) {
      for (int round = 0; round < 3; round++) {
        Topics topics = broker.freshTopics(20);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        // The last partitions that the broker creates are those of the last topic.
        for (int partition = 0; partition < 20; partition++) {
          sent.add(
              producer.send(
                  new ProducerRecord<>(topics.commands(), partition, null, new byte[] {1})));
        }
        for (Future<RecordMetadata> each : sent) {
          assertThat(each.get().hasOffset()).isTrue();
        }
      }
    }
  }

  @Test
  void keepsAnExistingReadingTopicAndAdoptsItsPartitions() throws Exception {
    Topics topics = broker.freshTopics();
    admin
        .createTopics(
            Set.of(
                new NewTopic(topics.readings(), 6, (short) 1)
                    .configs(Map.of("message.timestamp.type", "CreateTime"))))
        .all()
        .get();
    TopicSetup setup = new TopicSetup(admin, topics);

    assertThat(setup.ensure(Optional.of(2), Optional.empty()))
        .containsExactly(topics.rejected(), topics.alarms(), topics.status(), topics.commands());

    assertThat(setup.find().values()).hasSize(5).allMatch(found -> found.partitions() == 6);
    assertThat(settings(topics.readings())).containsEntry("message.timestamp.type", "CreateTime");
  }

  @Test
  void boundsTheTopicsByTheSizeOfTheDisk() throws Exception {
    Topics topics = broker.freshTopics(2);
    TopicSetup setup = new TopicSetup(admin, topics);

    Map<String, String> before = settings(topics.readings());
    setup.bound(DiskBudget.ofDisk(1_000_000_000));
    Map<String, String> bounded = awaitOthers(topics.readings(), before);

    long readings = mayGrowTo(topics.readings());
    assertThat(readings).isBetween(250_000_000L, 500_000_000L);
    assertThat(
            readings
                + mayGrowTo(topics.alarms())
                + mayGrowTo(topics.rejected())
                + mayGrowTo(topics.commands()))
        .isLessThanOrEqualTo(500_000_000);
    assertThat(settings(topics.status())).containsEntry("retention.bytes", "-1");
    assertThat(settings(topics.readings())).containsEntry("retention.ms", "604800000");

    setup.bound(DiskBudget.ofDisk(3_000_000_000L));

    assertThat(awaitOthers(topics.readings(), bounded)).isNotEqualTo(bounded);
    assertThat(mayGrowTo(topics.readings())).isGreaterThan(2 * readings);
  }

  @Test
  void reportsATopicThatCannotBeCreated() {
    TopicSetup setup = new TopicSetup(admin, broker.freshTopics());

    assertThatThrownBy(() -> setup.ensure(Optional.of(1), Optional.of((short) 3)))
        .isInstanceOf(AnswerException.class)
        .hasMessageStartingWith("could not create topic 'test-")
        .hasMessageContaining("replication factor");
  }

  @Test
  void reportsAnAbsentKafkaInASentence() {
    // Port 1 is reserved, and closed.
    KafkaConnection nowhere =
        new KafkaConnection(
            "127.0.0.1:1", Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "500"));
    try (Admin lost = nowhere.admin()) {
      TopicSetup setup = new TopicSetup(lost, Topics.DEFAULT);

      assertThatThrownBy(setup::find)
          .isInstanceOf(AnswerException.class)
          .hasMessageStartingWith("could not describe topic 'sensor-suhu': ");
    }
  }

  /** Kafka retains up to one segment more than the limit of a partition, of which there are two. */
  private long mayGrowTo(String topic) throws Exception {
    Map<String, String> settings = settings(topic);
    return 2
        * (Long.parseLong(Objects.requireNonNull(settings.get("retention.bytes")))
            + Long.parseLong(Objects.requireNonNull(settings.get("segment.bytes"))));
  }

  /**
   * Waits for changed settings: the broker applies them shortly after the controller's response.
   */
  private Map<String, String> awaitOthers(String topic, Map<String, String> before) {
    return await("changed settings of " + topic)
        .atMost(Duration.ofSeconds(30))
        .until(() -> settings(topic), settings -> !settings.equals(before));
  }

  private Map<String, String> settings(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        Objects.requireNonNull(admin.describeConfigs(Set.of(resource)).values().get(resource))
            .get();
    return config.entries().stream()
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
