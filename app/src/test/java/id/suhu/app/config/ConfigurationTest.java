package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {

  private static final Path EXAMPLE = Path.of("../deploy/suhu.yaml");

  @TempDir Path folder;

  /** A key with a value that is not its default, and what becomes of it. */
  record Example(
      String key,
      String variable,
      String value,
      Function<Configuration, Object> read,
      Object expected) {

    @Override
    public String toString() {
      return key;
    }
  }

  static Stream<Example> everyKey() {
    return Stream.of(
        new Example(
            "kafka.listen",
            "SUHU_KAFKA_LISTEN",
            "0.0.0.0:19092",
            c -> c.kafka().listen(),
            new HostPort("0.0.0.0", 19092)),
        new Example(
            "kafka.advertise",
            "SUHU_KAFKA_ADVERTISE",
            "press-hall:9092",
            c -> c.kafka().advertise(),
            Optional.of(new HostPort("press-hall", 9092))),
        new Example(
            "kafka.allowPlaintext",
            "SUHU_KAFKA_ALLOW_PLAINTEXT",
            "true",
            c -> c.kafka().allowPlaintext(),
            true),
        new Example(
            "kafka.bootstrap",
            "SUHU_KAFKA_BOOTSTRAP",
            "one:9092, two:9093",
            c -> c.kafka().bootstrap(),
            Optional.of("one:9092,two:9093")),
        new Example(
            "kafka.topic",
            "SUHU_KAFKA_TOPIC",
            "plant.7",
            c -> c.kafka().topics(),
            new Topics("plant.7")),
        new Example(
            "kafka.partitions",
            "SUHU_KAFKA_PARTITIONS",
            "6",
            c -> c.kafka().partitions(),
            Optional.of(6)),
        new Example(
            "kafka.replicationFactor",
            "SUHU_KAFKA_REPLICATION_FACTOR",
            "3",
            c -> c.kafka().replicationFactor(),
            Optional.of((short) 3)),
        new Example(
            "kafka.retentionBytes",
            "SUHU_KAFKA_RETENTION_BYTES",
            "20000000000",
            c -> c.kafka().retentionBytes(),
            Optional.of(20_000_000_000L)),
        new Example(
            "data.folder",
            "SUHU_DATA_FOLDER",
            "/var/lib/suhu",
            c -> c.data().folder(),
            Path.of("/var/lib/suhu")),
        new Example(
            "data.durability",
            "SUHU_DATA_DURABILITY",
            "fsync",
            c -> c.data().durability(),
            Durability.FSYNC),
        new Example(
            "rules.high.sensors", "SUHU_RULES_HIGH_SENSORS", "*", c -> rule(c, 0).name(), "high"),
        new Example(
            "rules.high.latching",
            "SUHU_RULES_HIGH_LATCHING",
            "false",
            c -> rule(c, 0).name(),
            "high"),
        new Example(
            "rules.high.high",
            "SUHU_RULES_HIGH_HIGH",
            "130 °C",
            c -> high(c).limitCelsius(),
            130.0),
        new Example(
            "rules.high.deadband",
            "SUHU_RULES_HIGH_DEADBAND",
            "3.6 °F",
            c -> high(c).deadbandCelsius(),
            2.0),
        new Example(
            "rules.high.onDelay",
            "SUHU_RULES_HIGH_ON_DELAY",
            "30s",
            c -> high(c).onDelay(),
            Duration.ofSeconds(30)),
        new Example(
            "rules.high.offDelay",
            "SUHU_RULES_HIGH_OFF_DELAY",
            "2m",
            c -> high(c).offDelay(),
            Duration.ofMinutes(2)),
        new Example(
            "rules.high.severity",
            "SUHU_RULES_HIGH_SEVERITY",
            "critical",
            c -> high(c).severity(),
            Severity.CRITICAL),
        new Example(
            "rules.silence.sensors",
            "SUHU_RULES_SILENCE_SENSORS",
            "*",
            c -> rule(c, 1).name(),
            "silence"),
        new Example(
            "rules.silence.after",
            "SUHU_RULES_SILENCE_AFTER",
            "1h",
            c -> silence(c).after(),
            Duration.ofHours(1)),
        new Example(
            "rules.silence.severity",
            "SUHU_RULES_SILENCE_SEVERITY",
            "low",
            c -> silence(c).severity(),
            Severity.LOW),
        new Example(
            "readings.retention",
            "SUHU_READINGS_RETENTION",
            "7d",
            c -> c.readings().retention(),
            Optional.of(Duration.ofDays(7))),
        new Example(
            "readings.maxSensors",
            "SUHU_READINGS_MAX_SENSORS",
            "5000",
            c -> c.readings().maxSensors(),
            5_000),
        new Example(
            "language", "SUHU_LANGUAGE", "id", Configuration::language, Optional.of(Language.ID)),
        new Example(
            "logLevel", "SUHU_LOG_LEVEL", "debug", Configuration::logLevel, LogLevel.DEBUG));
  }

  @Test
  void nothingConfiguredGivesTheDefaults() {
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
                new RuleBook(
                    List.of(
                        new Rule(
                            "high",
                            new LevelCondition(
                                new Level(80.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.HIGH))),
                        new Rule(
                            "silence",
                            new SilenceCondition(Duration.ofSeconds(10), Severity.MEDIUM)))),
                new ReadingSettings(Optional.empty(), 200_000),
                Optional.empty(),
                LogLevel.WARN));
  }

  @Test
  void theExampleFileHoldsTheDefaults() {
    assertThat(new Loading().file(EXAMPLE).load()).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void theExampleFileNamesEveryKey() {
    // given
    Faults faults = new Faults();
    YamlFile example = YamlFile.read(EXAMPLE, faults);

    // when
    NavigableSet<String> named = new YamlKeys(example).all();

    // then
    assertThat(named).containsAll(knownKeys()).contains("kafka.clientProperties");
  }

  @Test
  void everyKeyHasAnExampleHere() {
    assertThat(everyKey().map(Example::key)).containsExactlyInAnyOrderElementsOf(knownKeys());
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void theFileSetsEveryKey(Example example) {
    // given
    Loading loading = new Loading().file(folder, inYaml(example.key, "'" + example.value + "'"));

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(example.read.apply(configuration)).isEqualTo(example.expected);
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void aVariableSetsEveryKey(Example example) {
    // given
    Loading loading = new Loading().variable(example.variable, example.value);

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(example.read.apply(configuration)).isEqualTo(example.expected);
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void anOptionSetsEveryKey(Example example) {
    // given
    Loading loading = new Loading().option("--some-option", example.key, example.value);

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(example.read.apply(configuration)).isEqualTo(example.expected);
  }

  /** Else one variable would set two keys, or the first of them that is read. */
  @Test
  void everyKeyHasAVariableOfItsOwn() {
    assertThat(unclearVariables(knownKeys())).isEmpty();
  }

  @Test
  void twoKeysWithOneVariableWouldBeNoticed() {
    assertThat(
            unclearVariables(
                List.of("rules.high.highHigh", "rules.high.high.high", "rules.high.high")))
        .containsOnly(
            entry(
                "SUHU_RULES_HIGH_HIGH_HIGH",
                Set.of("rules.high.highHigh", "rules.high.high.high")));
    assertThat(unclearVariables(List.of("java.opts", "kafka.client.propertiesFile")))
        .containsOnlyKeys("SUHU_JAVA_OPTS", "SUHU_KAFKA_CLIENT_PROPERTIES_FILE");
  }

  /**
   * The variables that more than one key has, with these keys; what the launcher reads and what a
   * section of any keys takes count as a key too.
   */
  private static Map<String, Set<String>> unclearVariables(Collection<String> keys) {
    Map<String, Set<String>> byVariable = new HashMap<>();
    for (String key : keys) {
      String variable = EnvironmentVariables.nameOf(key);
      Set<String> same = byVariable.computeIfAbsent(variable, name -> new HashSet<>());
      same.add(key);
      if (variable.equals("SUHU_JAVA_OPTS")) {
        same.add("the launcher's");
      }
      if (variable.startsWith("SUHU_KAFKA_CLIENT_PROPERTIES_")) {
        same.add("kafka.clientProperties");
      }
    }
    byVariable.values().removeIf(same -> same.size() == 1);
    return byVariable;
  }

  @Test
  void anOptionOverridesAVariableWhichOverridesTheFile() {
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
    assertThat(high(configuration))
        .isEqualTo(new Level(70.0, 6.0, Duration.ofSeconds(5), Duration.ZERO, Severity.HIGH));
    assertThat(configuration.language()).contains(Language.ID);
  }

  @Test
  void anEmptyVariableTakesAnOptionalValueAway() {
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
  void kafkasOwnSettingsComeFromTheFileAndFromVariables() {
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
  void aCommandReachesTheKafkaThatIsConfigured() {
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
  void othersVariablesAndTheLaunchersAreLeftAlone() {
    // given
    Loading loading =
        new Loading().variable("SUHU_JAVA_OPTS", "-Xmx1g").variable("KAFKA_OPTS", "-Dx=y");

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(configuration).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void anOptionForAKeyThatDoesNotExistIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> new Loading().option("--x", "rules.low.low", "3 °C").load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option --x sets the key 'rules.low.low', which does not exist");
  }

  private static NavigableSet<String> knownKeys() {
    Keys keys = new Keys(new EnvironmentVariables(Map.of()), List.of(), new Faults());
    Configuration.read(Section.root(YamlFile.EMPTY, keys));
    return keys.known();
  }

  /** {@code a: {b: value}} for the key {@code a.b}. */
  private static String inYaml(String key, String value) {
    int dot = key.indexOf('.');
    return dot < 0
        ? key + ": " + value
        : key.substring(0, dot) + ": {" + inYaml(key.substring(dot + 1), value) + "}";
  }

  private static Rule rule(Configuration configuration, int index) {
    return configuration.rules().rules().get(index);
  }

  private static Level high(Configuration configuration) {
    return ((LevelCondition) rule(configuration, 0).condition()).level();
  }

  private static SilenceCondition silence(Configuration configuration) {
    return (SilenceCondition) rule(configuration, 1).condition();
  }
}
