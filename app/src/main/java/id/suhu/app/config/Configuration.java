package id.suhu.app.config;

import id.suhu.cli.Language;
import id.suhu.cli.LogLevel;
import id.suhu.core.rule.RuleBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The complete configuration of a plant.
 *
 * @param kafka the Kafka cluster of the readings
 * @param data location and durability of data
 * @param store the database of readings and alarm events
 * @param http the HTTP API
 * @param rules the alarm rules, and for how long an alarm may be shelved
 * @param readings which readings are accepted
 * @param language of texts for people; if empty, the machine's locale
 * @param logLevel the log level
 */
public record Configuration(
    KafkaSettings kafka,
    DataSettings data,
    StoreSettings store,
    HttpSettings http,
    RuleBook rules,
    ReadingSettings readings,
    Optional<Language> language,
    LogLevel logLevel) {

  /** The default configuration. */
  public static final Configuration DEFAULT =
      new Configuration(
          KafkaSettings.DEFAULT,
          DataSettings.DEFAULT,
          StoreSettings.DEFAULT,
          HttpSettings.DEFAULT,
          RuleBook.DEFAULT,
          ReadingSettings.DEFAULT,
          Optional.empty(),
          LogLevel.WARN);

  /**
   * Reads the configuration. An option overrides an environment variable, which overrides the file,
   * which overrides the defaults; overridden values must be valid too.
   *
   * @param file YAML, UTF-8
   * @param environment the variables with the prefix {@code SUHU_} are read: {@code
   *     SUHU_RULES_HIGH_ON_DELAY} sets {@code rules.high.onDelay}
   * @param options in the order in which their faults are reported
   * @throws ConfigurationException if anything is invalid; it contains all faults
   */
  public static Configuration load(
      Optional<Path> file, Map<String, String> environment, List<OptionValue> options)
      throws ConfigurationException {
    Faults faults = new Faults();
    Keys keys = new Keys(new EnvironmentVariables(environment), options, faults);
    Section root =
        Section.root(file.map(path -> YamlFile.read(path, faults)).orElse(YamlFile.EMPTY), keys);
    Configuration configuration = read(root);
    root.refuseUnread();
    keys.refuseUnknown();
    faults.throwIfAny();
    return configuration;
  }

  static Configuration read(Section root) {
    return new Configuration(
        KafkaSettings.read(root.section("kafka")),
        DataSettings.read(root.section("data")),
        StoreSettings.read(root.section("store")),
        HttpSettings.read(root.section("http")),
        RuleSettings.read(root.section("rules"), root.section("alarms")),
        ReadingSettings.read(root.section("readings")),
        root.optional("language", Form.word(List.of(Language.ID, Language.EN))),
        root.value("logLevel", Form.word(LogLevel.class), DEFAULT.logLevel));
  }
}
