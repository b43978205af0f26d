package id.suhu.app.config;

import id.suhu.cli.Language;
import id.suhu.cli.LogLevel;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.RuleEntry;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A key of the configuration with a value that is not its default, and the expected result.
 *
 * @param key in full
 * @param variable its environment variable
 * @param value as a user writes it
 * @param read extracts the key's setting from a configuration
 * @param expected the setting for the value
 */
record KeyExample(
    String key,
    String variable,
    String value,
    Function<Configuration, Object> read,
    Object expected) {

  @Override
  public String toString() {
    return key;
  }

  /** Returns one example per key. */
  static Stream<KeyExample> ofEveryKey() {
    return Stream.of(
        new KeyExample(
            "kafka.listen",
            "SUHU_KAFKA_LISTEN",
            "0.0.0.0:19092",
            c -> c.kafka().listen(),
            new HostPort("0.0.0.0", 19092)),
        new KeyExample(
            "kafka.advertise",
            "SUHU_KAFKA_ADVERTISE",
            "press-hall:9092",
            c -> c.kafka().advertise(),
            Optional.of(new HostPort("press-hall", 9092))),
        new KeyExample(
            "kafka.allowPlaintext",
            "SUHU_KAFKA_ALLOW_PLAINTEXT",
            "true",
            c -> c.kafka().allowPlaintext(),
            true),
        new KeyExample(
            "kafka.bootstrap",
            "SUHU_KAFKA_BOOTSTRAP",
            "one:9092, two:9093",
            c -> c.kafka().bootstrap(),
            Optional.of("one:9092,two:9093")),
        new KeyExample(
            "kafka.topic",
            "SUHU_KAFKA_TOPIC",
            "plant.7",
            c -> c.kafka().topics(),
            new Topics("plant.7")),
        new KeyExample(
            "kafka.partitions",
            "SUHU_KAFKA_PARTITIONS",
            "6",
            c -> c.kafka().partitions(),
            Optional.of(6)),
        new KeyExample(
            "kafka.replicationFactor",
            "SUHU_KAFKA_REPLICATION_FACTOR",
            "3",
            c -> c.kafka().replicationFactor(),
            Optional.of((short) 3)),
        new KeyExample(
            "kafka.retentionBytes",
            "SUHU_KAFKA_RETENTION_BYTES",
            "20000000000",
            c -> c.kafka().retentionBytes(),
            Optional.of(20_000_000_000L)),
        new KeyExample(
            "data.folder",
            "SUHU_DATA_FOLDER",
            "/var/lib/suhu",
            c -> c.data().folder(),
            Path.of("/var/lib/suhu")),
        new KeyExample(
            "data.durability",
            "SUHU_DATA_DURABILITY",
            "fsync",
            c -> c.data().durability(),
            Durability.FSYNC),
        new KeyExample(
            "rules.high.sensors",
            "SUHU_RULES_HIGH_SENSORS",
            "press-*",
            c -> entry(c, "high").sensors(),
            new Glob("press-*")),
        new KeyExample(
            "rules.high.enabled",
            "SUHU_RULES_HIGH_ENABLED",
            "false",
            c -> entry(c, "high").enabled(),
            false),
        new KeyExample(
            "rules.high.latching",
            "SUHU_RULES_HIGH_LATCHING",
            "true",
            c -> entry(c, "high").rule().latching(),
            true),
        new KeyExample(
            "rules.high.reAlarm",
            "SUHU_RULES_HIGH_RE_ALARM",
            "15m",
            c -> entry(c, "high").rule().reAlarm(),
            Optional.of(Duration.ofMinutes(15))),
        new KeyExample(
            "rules.high.high",
            "SUHU_RULES_HIGH_HIGH",
            "130 °C",
            c -> high(c).limitCelsius(),
            130.0),
        new KeyExample(
            "rules.high.highHigh",
            "SUHU_RULES_HIGH_HIGH_HIGH",
            "203 °F",
            c -> ((LevelCondition) entry(c, "high").rule().condition()).second(),
            Optional.of(Level.above(95.0, 1.0, Duration.ZERO, Duration.ZERO, Severity.CRITICAL))),
        new KeyExample(
            "rules.high.deadband",
            "SUHU_RULES_HIGH_DEADBAND",
            "3.6 °F",
            c -> high(c).deadbandCelsius(),
            2.0),
        new KeyExample(
            "rules.high.onDelay",
            "SUHU_RULES_HIGH_ON_DELAY",
            "30s",
            c -> high(c).onDelay(),
            Duration.ofSeconds(30)),
        new KeyExample(
            "rules.high.offDelay",
            "SUHU_RULES_HIGH_OFF_DELAY",
            "2m",
            c -> high(c).offDelay(),
            Duration.ofMinutes(2)),
        new KeyExample(
            "rules.high.severity",
            "SUHU_RULES_HIGH_SEVERITY",
            "critical",
            c -> high(c).severity(),
            Severity.CRITICAL),
        new KeyExample(
            "rules.silence.sensors",
            "SUHU_RULES_SILENCE_SENSORS",
            "press-4",
            c -> entry(c, "silence").sensors(),
            new Glob("press-4")),
        new KeyExample(
            "rules.silence.enabled",
            "SUHU_RULES_SILENCE_ENABLED",
            "false",
            c -> entry(c, "silence").enabled(),
            false),
        new KeyExample(
            "rules.silence.latching",
            "SUHU_RULES_SILENCE_LATCHING",
            "true",
            c -> entry(c, "silence").rule().latching(),
            true),
        new KeyExample(
            "rules.silence.reAlarm",
            "SUHU_RULES_SILENCE_RE_ALARM",
            "1h",
            c -> entry(c, "silence").rule().reAlarm(),
            Optional.of(Duration.ofHours(1))),
        new KeyExample(
            "rules.silence.after",
            "SUHU_RULES_SILENCE_AFTER",
            "1h",
            c -> silence(c).after(),
            Duration.ofHours(1)),
        new KeyExample(
            "rules.silence.severity",
            "SUHU_RULES_SILENCE_SEVERITY",
            "low",
            c -> silence(c).severity(),
            Severity.LOW),
        new KeyExample(
            "alarms.longestShelving",
            "SUHU_ALARMS_LONGEST_SHELVING",
            "90m",
            c -> c.rules().longestShelving(),
            Duration.ofMinutes(90)),
        new KeyExample(
            "readings.retention",
            "SUHU_READINGS_RETENTION",
            "7d",
            c -> c.readings().retention(),
            Optional.of(Duration.ofDays(7))),
        new KeyExample(
            "store.enabled", "SUHU_STORE_ENABLED", "false", c -> c.store().enabled(), false),
        new KeyExample(
            "store.retention",
            "SUHU_STORE_RETENTION",
            "90d",
            c -> c.store().retention(),
            Duration.ofDays(90)),
        new KeyExample(
            "store.alarmRetention",
            "SUHU_STORE_ALARM_RETENTION",
            "730d",
            c -> c.store().alarmRetention(),
            Duration.ofDays(730)),
        new KeyExample(
            "store.retentionBytes",
            "SUHU_STORE_RETENTION_BYTES",
            "1000000000",
            c -> c.store().retentionBytes(),
            Optional.of(1_000_000_000L)),
        new KeyExample(
            "store.postgres.listen",
            "SUHU_STORE_POSTGRES_LISTEN",
            "127.0.0.1:8812",
            c -> c.store().postgres().listen(),
            Optional.of(new HostPort("127.0.0.1", 8812))),
        new KeyExample(
            "store.postgres.password",
            "SUHU_STORE_POSTGRES_PASSWORD",
            "rahasia",
            c -> c.store().postgres().password(),
            Optional.of("rahasia")),
        new KeyExample(
            "http.listen",
            "SUHU_HTTP_LISTEN",
            "[::1]:8081",
            c -> c.http().listen(),
            new HostPort("::1", 8081)),
        new KeyExample(
            "readings.maxSensors",
            "SUHU_READINGS_MAX_SENSORS",
            "5000",
            c -> c.readings().maxSensors(),
            5_000),
        new KeyExample(
            "language", "SUHU_LANGUAGE", "id", Configuration::language, Optional.of(Language.ID)),
        new KeyExample(
            "logLevel", "SUHU_LOG_LEVEL", "debug", Configuration::logLevel, LogLevel.DEBUG));
  }

  /** Returns the level of the rule {@code high}. */
  static Level high(Configuration configuration) {
    return ((LevelCondition) entry(configuration, "high").rule().condition()).level();
  }

  private static RuleEntry entry(Configuration configuration, String name) {
    return configuration.rules().entries().stream()
        .filter(entry -> entry.rule().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SilenceCondition silence(Configuration configuration) {
    return (SilenceCondition) entry(configuration, "silence").rule().condition();
  }
}
