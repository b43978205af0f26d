package id.suhu.app;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Checks the consistency of the compose file; starting it would need Docker. */
class ComposeFileTest {

  private static final Path FILE = Path.of("../deploy/compose.yaml");

  private Map<?, ?> file = Map.of();
  private Map<?, ?> kafka = Map.of();
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void read() throws IOException {
    Load load = new Load(LoadSettings.builder().setLabel(FILE.toString()).build());
    file = (Map<?, ?>) load.loadFromString(Files.readString(FILE));
    kafka = in(in(file, "services"), "kafka");
    environment =
        in(kafka, "environment").entrySet().stream()
            .collect(toMap(e -> e.getKey().toString(), e -> e.getValue().toString()));
  }

  @Test
  void usesTheKafkaVersionThatSuhuIsBuiltWith() {
    assertThat(kafka.get("container_name")).isEqualTo("kafka");
    assertThat(kafka.get("image")).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    assertThat(environment.get("KAFKA_PROCESS_ROLES")).isEqualTo("broker,controller");
    assertThat(environment.keySet()).noneMatch(key -> key.contains("ZOOKEEPER"));
  }

  @Test
  void advertisesOneListenerToTheHostAndOneToContainers() {
    // given
    Map<String, String> listeners = byName("KAFKA_LISTENERS", "://");
    Map<String, String> advertised = byName("KAFKA_ADVERTISED_LISTENERS", "://");
    Map<String, String> protocols = byName("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", ":");
    String controller = environment.get("KAFKA_CONTROLLER_LISTENER_NAMES");

    // then
    assertThat(advertised).isEqualTo(Map.of("HOST", "localhost:9092", "CONTAINERS", "kafka:29092"));
    advertised.forEach(
        (name, address) ->
            assertThat(port(listeners.getOrDefault(name, "none"))).isEqualTo(port(address)));
    assertThat(listeners.keySet())
        .containsExactlyInAnyOrder("HOST", "CONTAINERS", controller)
        .isEqualTo(protocols.keySet());
    assertThat(advertised).containsKey(environment.get("KAFKA_INTER_BROKER_LISTENER_NAME"));
    assertThat(environment.get("KAFKA_CONTROLLER_QUORUM_VOTERS"))
        .isEqualTo(environment.get("KAFKA_NODE_ID") + "@" + listeners.get(controller));
    assertThat(kafka.get("ports")).isEqualTo(List.of("127.0.0.1:9092:9092"));
  }

  @Test
  void setsOnlyValidBrokerSettings() {
    // given
    Map<String, String> settings = new HashMap<>();
    environment.forEach(
        (variable, value) ->
            settings.put(
                variable.replaceFirst("^KAFKA_", "").replace('_', '.').toLowerCase(Locale.ROOT),
                value));

    // when
    KafkaConfig kafkaConfig = new KafkaConfig(settings);

    // then
    assertThat(kafkaConfig.values().keySet()).map(Object::toString).containsAll(settings.keySet());
    assertThat(kafkaConfig.nodeId()).isEqualTo(1);
  }

  @Test
  void setsTheReplicationFactorOfInternalTopicsToOne() {
    assertThat(environment)
        .allSatisfy(
            (key, value) -> {
              if (key.matches(".*(REPLICATION_FACTOR|MIN_ISR)")) {
                assertThat(value).isEqualTo("1");
              }
            })
        .containsKeys(
            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
            "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
            "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR");
  }

  @Test
  void storesTheDataInAVolume() {
    assertThat(kafka.get("volumes"))
        .isEqualTo(List.of("kafka-data:" + environment.get("KAFKA_LOG_DIRS")));
    assertThat(in(file, "volumes").keySet().stream().map(Object::toString))
        .containsExactly("kafka-data");
  }

  private Map<String, String> byName(String key, String separator) {
    return Arrays.stream(environment.getOrDefault(key, "").split(","))
        .map(entry -> entry.split(separator, 2))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }

  private static Map<?, ?> in(Map<?, ?> map, String key) {
    return (Map<?, ?>) requireNonNull(map.get(key), key);
  }
}
