package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.LogLevel;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  private static final Path EXAMPLE = Path.of("../deploy/suhu.yaml");

  @TempDir Path folder;

  @Test
  void returnsTheDefaultsWithoutConfiguration() {
    // when
    Configuration configuration = new Loading().load();

    // then
    assertThat(configuration)
        .isEqualTo(Configuration.DEFAULT)
        .isEqualTo(
            new Configuration(
                new KafkaSettings(
                    new HostPort("127.0.0.1", 9092),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    new Topics("sensor-suhu"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of()),
                new DataSettings(Path.of("./suhu-data"), Durability.NORMAL),
                new StoreSettings(
                    true,
                    Duration.ofDays(400),
                    Duration.ofDays(3650),
                    Optional.empty(),
                    PostgresSettings.NONE),
                new HttpSettings(new HostPort("127.0.0.1", 8080)),
                RuleBook.forAll(
                    List.of(
                        new Rule(
                            "high",
                            new LevelCondition(
                                Level.above(
                                    80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH))),
                        new Rule(
                            "silence",
                            new SilenceCondition(Duration.ofSeconds(10), Severity.MEDIUM)))),
                new ReadingSettings(Optional.empty(), 200_000),
                Optional.empty(),
                LogLevel.WARN));
  }

  @Test
  void readsTheDefaultsFromTheExampleFile() {
    assertThat(new Loading().file(EXAMPLE).load()).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void prefersAnOptionToAVariableAndAVariableToTheFile() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder, "rules: {high: {high: 50 °C, deadband: 5 °C, onDelay: 5s}}", "language: id")
            .variable("SUHU_RULES_HIGH_HIGH", "60 °C")
            .variable("SUHU_RULES_HIGH_DEADBAND", "6 °C")
            .option("--high", "rules.high.high", "70 °C");

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(KeyExample.high(configuration))
        .isEqualTo(Level.above(70.0, 6.0, Duration.ofSeconds(5), Duration.ZERO, Severity.HIGH));
    assertThat(configuration.language()).contains(Language.ID);
  }

  @Test
  void clearsAnOptionalValueByAnEmptyVariable() {
    // given
    Loading loading =
        new Loading()
            .file(folder, "kafka: {bootstrap: kafka:9092}")
            .variable("SUHU_KAFKA_BOOTSTRAP", "");

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(configuration.kafka().bootstrap()).isEmpty();
  }

  @Test
  void readsClientPropertiesFromTheFileAndFromVariables() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "kafka:",
                "  clientProperties:",
                "    security.protocol: SASL_PLAINTEXT",
                "    sasl.mechanism: PLAIN",
                "    request.timeout.ms: 5000")
            .variable("SUHU_KAFKA_CLIENT_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512")
            .variable("SUHU_KAFKA_CLIENT_PROPERTIES_SASL_JAAS_CONFIG", "secret");

    // when
    KafkaSettings kafka = loading.load().kafka();

    // then
    assertThat(kafka.clientProperties())
        .isEqualTo(
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "request.timeout.ms", "5000",
                "sasl.jaas.config", "secret"));
    assertThat(kafka.toString()).contains("sasl.jaas.config").doesNotContain("secret");
  }

  @Test
  void connectsToTheConfiguredKafka() {
    assertThat(new Loading().load().kafka().connection().bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(
            new Loading()
                .variable("SUHU_KAFKA_LISTEN", "0.0.0.0:19092")
                .load()
                .kafka()
                .connection()
                .bootstrap())
        .isEqualTo("localhost:19092");
    assertThat(
            new Loading()
                .option("--bootstrap", "kafka.bootstrap", "kafka:9092")
                .load()
                .kafka()
                .connection()
                .bootstrap())
        .isEqualTo("kafka:9092");
  }

  @Test
  void ignoresUnrelatedVariablesAndThoseOfTheLauncher() {
    // given
    Loading loading =
        new Loading().variable("SUHU_JAVA_OPTS", "-Xmx1g").variable("KAFKA_OPTS", "-Dx=y");

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(configuration).isEqualTo(Configuration.DEFAULT);
  }
}
