package id.suhu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestBrokerTest {

  private TestBroker broker;

  @BeforeAll
  void start() {
    broker = TestBroker.start();
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void givesEachTestUniqueTopics() {
    assertThat(broker.freshTopics().readings()).isNotEqualTo(broker.freshTopics().readings());
  }

  @Test
  void readsATopicToItsEnd() {
    Topics topics = broker.freshTopics(1);
    List<String> sent = IntStream.range(0, 200).mapToObj(i -> "value " + i).toList();

    sent.forEach(value -> broker.send(topics.readings(), "S1", value));

    assertThat(broker.contents(topics.readings()).values()).isEqualTo(sent);
  }

  @Test
  void readsAnEmptyTopicAndRecordsWithoutAKey() {
    Topics topics = broker.freshTopics(2);
    assertThat(broker.contents(topics.readings()).records()).isEmpty();

    broker.send(topics.readings(), null, "no key");

    assertThat(broker.contents(topics.readings()).keys()).containsExactly("");
  }

  @Test
  void namesAMissingTopic() {
    assertThatThrownBy(() -> broker.contents("nobody-made-this"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("topic 'nobody-made-this' does not exist");
  }

  @Test
  void readsCommittedRecordsOnly() throws Exception {
    Topics topics = broker.freshTopics(1);
    String topic = topics.alarms();
    try (Producer<byte[], byte[]> producer =
        broker
            .connection()
            .producer(
                Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    topics.engineId(),
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    10_000))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(record(topic, "aborted")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(record(topic, "committed")).get();
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(record(topic, "open")).get();

      assertThat(broker.contents(topic).values()).containsExactly("committed");
      producer.abortTransaction();
    }
  }

  /**
   * The Java client's partitioner agrees on the owner of a sensor: keyed records are not re-routed.
   */
  @Test
  void sendsAKeyToItsOwnersPartition() {
    Topics topics = broker.freshTopics(6);

    for (int i = 0; i < 100; i++) {
      String key = "S" + i;

      assertThat(broker.send(topics.readings(), key, "x").partition())
          .as(key)
          .isEqualTo(SensorOwner.partitionOf(key.getBytes(StandardCharsets.UTF_8), 6));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
    return new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8));
  }
}
