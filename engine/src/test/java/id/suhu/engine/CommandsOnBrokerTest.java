package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** Operators' commands with a real broker. */
class CommandsOnBrokerTest extends EngineOnBroker {

  @Test
  void answersTheCommandsOfAnyPartitionAndThoseGivenBeforeItsStart() throws Exception {
    Topics topics = broker.freshTopics(6);
    send(topics, 0, "S0", 90);
    try (Engine engine = start(topics)) {
      await("raised", () -> journal(topics).size() == 1);
      assertThat(engine.lastFailure()).isEmpty();
    }
    command(topics, 3, "S0", acknowledge("before"));
    try (Engine engine = start(topics)) {
      await("acknowledged", () -> journal(topics).size() == 2);
      for (int i = 1; i < 12; i++) {
        send(topics, i % 6, "S" + i, 90);
      }
      await("all raised", () -> journal(topics).size() == 13);

      for (int i = 1; i < 12; i++) {
        command(topics, (i + 1) % 6, "S" + i, acknowledge("c" + i));
      }
      await("all acknowledged", () -> journal(topics).size() == 24);
      assertThat(engine.lastFailure()).isEmpty();
    }
    assertThat(journal(topics).stream().filter(each -> each.event().equals("acknowledged")))
        .extracting(AlarmRecord::sensorId)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 12).mapToObj(i -> "S" + i).toList());
  }

  @Test
  void executesNoCommandAgainAfterALossOfTheCommittedOffsets() throws Exception {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, "S1", 90);
    AlarmCommand shelve =
        new AlarmCommand(
            "c1",
            new Shelve(Duration.ofMinutes(5)),
            "high",
            OptionalLong.empty(),
            "budi",
            "new bearing");
    try (Engine engine = start(topics)) {
      await("raised", () -> journal(topics).size() == 1);
      command(topics, 0, "S1", shelve);
      await("shelved", () -> journal(topics).size() == 2);
      command(topics, 0, "nowhere", acknowledge("c2"));
      await("refused", () -> journal(topics).size() == 3);
      assertThat(engine.lastFailure()).isEmpty();
    }
    deleteGroup(topics);

    try (Engine engine = start(topics)) {
      command(topics, 0, "S1", acknowledge("c3"));
      await("acknowledged", () -> events(topics).contains("acknowledged"));
      assertThat(engine.lastFailure()).isEmpty();
    }

    assertThat(events(topics)).containsOnlyOnce("raised", "shelved", "acknowledged");
    // The engine does not remember the ids of commands to unknown sensors.
    assertThat(events(topics)).filteredOn("refused"::equals).hasSizeBetween(1, 2);
  }

  @Test
  void seesNoCommandThatHasExpiredAtItsFirstStart() throws Exception {
    Topics topics = broker.freshTopics(1);
    // The broker must not replace the times of the test.
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.commands());
    AlterConfigOp byCreation =
        new AlterConfigOp(
            new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
            AlterConfigOp.OpType.SET);
    try (Admin admin = broker.connection().admin()) {
      admin
          .incrementalAlterConfigs(Map.of(topic, List.of(byCreation)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    long nowMs = System.currentTimeMillis();
    long expiredMs = nowMs - AlarmCommand.VALID_FOR.plusMinutes(1).toMillis();
    for (Map.Entry<String, Long> each :
        List.of(Map.entry("old", expiredMs), Map.entry("new", nowMs))) {
      byte[] value =
          AlarmCommandJson.write(new SensorId("S1"), acknowledge(each.getKey()), each.getValue());
      broker.send(new ProducerRecord<>(topics.commands(), 0, each.getValue(), null, value));
    }

    try (Engine engine = start(topics)) {
      command(topics, 0, "S1", acknowledge("last"));
      await("answered", () -> journal(topics).size() >= 2);
      assertThat(engine.lastFailure()).isEmpty();
    }

    assertThat(journal(topics))
        .extracting(event -> event.command().orElseThrow().id())
        .containsExactly("new", "last");
  }

  @Test
  void answersACommandThatIsLargerThanAnyValidOne() throws Exception {
    Topics topics = broker.freshTopics(1);
    byte[] value = new byte[200_000];
    Arrays.fill(value, (byte) ' ');

    try (Engine engine = start(topics)) {
      broker.send(new ProducerRecord<>(topics.commands(), 0, null, value));
      await("answered", () -> journal(topics).size() == 1);
      assertThat(engine.lastFailure()).isEmpty();
    }

    assertThat(journal(topics).get(0).isRefusal()).isTrue();
    assertThat(journal(topics).get(0).message()).contains("value has more than 65536 bytes");
  }

  @Test
  void requiresTheCommandTopic() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Admin admin = broker.connection().admin()) {
      admin.deleteTopics(List.of(topics.commands())).all().get(30, TimeUnit.SECONDS);
    }

    assertThatThrownBy(() -> start(topics))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining(
            "topic '%s' does not exist; 'suhu topics create' makes it"
                .formatted(topics.commands()));
  }

  @Test
  void rejectsACommandTopicWithMorePartitionsThanTheReadings() throws Exception {
    Topics topics = broker.freshTopics(2);
    try (Admin admin = broker.connection().admin()) {
      admin
          .createPartitions(Map.of(topics.commands(), NewPartitions.increaseTo(3)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }

    assertThatThrownBy(() -> start(topics))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining(
            "has 3 partitions, which is more than the 2 of topic '%s'"
                .formatted(topics.readings()));
  }

  private static List<String> events(Topics topics) {
    return journal(topics).stream().map(AlarmRecord::event).toList();
  }

  private static AlarmCommand acknowledge(String id) {
    return new AlarmCommand(id, new Acknowledge(), "high", OptionalLong.empty(), "budi", "");
  }

  private static void command(Topics topics, int partition, String sensor, AlarmCommand command) {
    byte[] value =
        AlarmCommandJson.write(new SensorId(sensor), command, System.currentTimeMillis());
    broker.send(new ProducerRecord<>(topics.commands(), partition, null, value));
  }
}
