package id.suhu.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  private static final String DAY_MS = "86400000";

  @Test
  void derivesEveryNameFromTheReadingTopic() {
    assertThat(Topics.DEFAULT.readings()).isEqualTo("sensor-suhu");
    Topics topics = new Topics("plant.A");

    assertThat(topics.rejected()).isEqualTo("plant.A-rejected");
    assertThat(topics.alarms()).isEqualTo("plant.A-alarms");
    assertThat(topics.status()).isEqualTo("plant.A-status");
    assertThat(topics.commands()).isEqualTo("plant.A-commands");
    assertThat(topics.engineId()).isEqualTo("plant.A-engine");
    assertThat(topics.plans())
        .extracting(TopicPlan::name)
        .containsExactly(
            "plant.A", "plant.A-rejected", "plant.A-alarms", "plant.A-status", "plant.A-commands");
  }

  @Test
  void setsTheRetentionOfEachTopic() {
    Topics topics = Topics.DEFAULT;

    assertThat(retention(topics.readings())).isEqualTo(times(DAY_MS, 7));
    assertThat(retention(topics.rejected())).isEqualTo(times(DAY_MS, 30));
    assertThat(retention(topics.alarms())).isEqualTo(times(DAY_MS, 400));
    assertThat(retention(topics.commands())).isEqualTo(times(DAY_MS, 30));
    assertThat(settings(topics.status()))
        .containsEntry("cleanup.policy", "compact")
        .doesNotContainKey("retention.ms");
  }

  @Test
  void usesTheTimeOfArrivalForWhatOthersSend() {
    assertThat(Topics.DEFAULT.plans())
        .filteredOn(
            plan ->
                "LogAppendTime"
                    .equals(plan.settings().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)))
        .extracting(TopicPlan::name)
        .containsExactly("sensor-suhu", "sensor-suhu-commands");
  }

  @Test
  void limitsReadingBatchesToKafkasDefaultSize() {
    assertThat(settings("sensor-suhu")).containsEntry("max.message.bytes", "1048588");
  }

  @Test
  void acceptsRejectedRecordsLargerThanAReadingBatch() {
    assertThat(Integer.parseInt(get(settings("sensor-suhu-rejected"), "max.message.bytes")))
        .isGreaterThan(1_048_588);
  }

  @Test
  void reservesRoomForTheSuffixesOfTopicNames() {
    String longest = "a".repeat(150);

    assertThat(new Topics(longest).plans())
        .allSatisfy(plan -> assertThat(Topic.isValid(plan.name())).isTrue());
    assertThatThrownBy(() -> new Topics(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("must be 1 to 150 of the characters a-z, A-Z, 0-9, '.', '_' and '-'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b", "suhu*", "sühu"})
  void rejectsNamesThatKafkaDoesNotAllow(String name) {
    assertThatThrownBy(() -> new Topics(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("topic name '" + name + "'");
  }

  private static String times(String dayMs, int days) {
    return Long.toString(Long.parseLong(dayMs) * days);
  }

  private static String retention(String topic) {
    return get(settings(topic), TopicConfig.RETENTION_MS_CONFIG);
  }

  private static Map<String, String> settings(String topic) {
    List<TopicPlan> plans = Topics.DEFAULT.plans();
    return get(
        plans.stream().collect(Collectors.toMap(TopicPlan::name, TopicPlan::settings)), topic);
  }

  private static <V> V get(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }
}
