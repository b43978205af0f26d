package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.engine.EngineStartException;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The doctor's messages about the topics' partitions and settings. */
class DoctorTopicsTest extends DoctorOnBroker {

  @Test
  void acceptsAReadingTopicWithAddedPartitions() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 90}");
    runWithEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);
    grow(topics.readings(), 3);
    broker.send(topics.readings(), "S2", "{\"sensor_id\": \"S2\", \"temperature\": 90}");

    int code = runWithEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);

    assertThat(code).isZero();
    assertThat(out()).doesNotContain("--alter");
    data.reset();
    run(topics, "--quick");
    assertThat(out())
        .contains(
            "✓ Topic " + topics.readings() + " exists, with 3 partitions.\n",
            ("✓ Topic %s exists, with 1 partitions. %s has 3, which is not a fault. Do not"
                    + " add partitions to %1$s")
                .formatted(topics.status(), topics.readings()));
    data.reset();
    run(topics, "--quick", "--language", "id");
    assertThat(out())
        .contains(
            ("✓ Topik %s ada, dengan 1 partisi; %s memiliki 3, dan itu bukan masalah."
                    + " Jangan menambah")
                .formatted(topics.alarms(), topics.readings()));
  }

  @Test
  void reportsACommandTopicWithTooManyPartitions() throws Exception {
    Topics topics = broker.freshTopics(2);
    grow(topics.commands(), 3);

    int code = run(topics, "--quick");

    assertThat(code).isEqualTo(1);
    assertThat(out())
        .contains(
            "✗ Topic %s has 3 partitions, more than the 2 of %s, and the engine does not start"
                .formatted(topics.commands(), topics.readings()));
  }

  @Test
  void reportsMissingPartitionsWithACommandThatAddsThem() throws Exception {
    // given
    Topics topics = broker.freshTopics(3);
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 90}");
    runWithEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);
    recreate(topics, 2);
    assertThatThrownBy(() -> runWithEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS))
        .isInstanceOf(EngineStartException.class);

    // when
    data.reset();
    int code = run(topics, "--quick");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(out())
        .contains(
            "✗ Topic %s has 2 partitions, but the alarm state was stored for 3"
                .formatted(topics.readings()),
            "kafka-topics.sh --bootstrap-server %s --alter --topic %s --partitions 3\n"
                .formatted(broker.bootstrap(), topics.readings()))
        .contains("✓ Topic %s exists, with 3 partitions.".formatted(topics.status()));
    data.reset();
    run(topics, "--quick", "--language", "id");
    assertThat(out())
        .contains(
            "✗ Topik %s memiliki 2 partisi, tetapi keadaan alarm disimpan untuk 3"
                .formatted(topics.readings()),
            "--alter --topic %s --partitions 3\n".formatted(topics.readings()));
    grow(topics.readings(), 3);
    try (Engine engine = Engine.start(settings(topics, EngineSettings.DEFAULT_MAX_SENSORS))) {
      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  private static void grow(String topic, int partitions) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
    }
  }

  /** Deletes the reading topic and recreates it; its name becomes available a moment later. */
  private static void recreate(Topics topics, int partitions) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      admin.deleteTopics(List.of(topics.readings())).all().get();
      TopicSetup setup = new TopicSetup(admin, topics);
      await("deletion")
          .atMost(Duration.ofSeconds(30))
          .until(() -> !setup.find().containsKey(topics.readings()));
      setup.ensure(Optional.of(partitions), Optional.of((short) 1));
    }
  }

  @Test
  void reportsWrongTopicSettingsAndAcceptsOtherPartitionCounts() throws Exception {
    Topics topics = broker.freshTopics();
    List<NewTopic> created = new ArrayList<>();
    created.add(new NewTopic(topics.readings(), 3, (short) 1));
    created.add(new NewTopic(topics.rejected(), 1, (short) 1));
    created.add(new NewTopic(topics.alarms(), 3, (short) 1));
    created.add(new NewTopic(topics.status(), 3, (short) 1));
    try (Admin admin = broker.connection().admin()) {
      admin.createTopics(created).all().get();
    }

    assertThat(run(topics, "--quick")).isEqualTo(1);

    assertThat(out())
        .contains(
            "has message.timestamp.type=CreateTime instead of LogAppendTime: kafka-configs.sh",
            "✓ Topic %s exists, with 1 partitions. %s has 3, which is not a fault."
                .formatted(topics.rejected(), topics.readings()),
            "✓ Topic " + topics.alarms() + " exists, with 3 partitions.",
            topics.status() + " has cleanup.policy=delete instead of compact",
            "✗ Topic " + topics.commands() + " is missing: 'suhu topics create' creates it.")
        .doesNotContain("Recounted");
  }
}
