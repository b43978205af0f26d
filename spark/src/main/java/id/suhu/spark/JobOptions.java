package id.suhu.spark;

import id.suhu.cli.ClientProperties;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.CountConverter;
import id.suhu.cli.DurationConverter;
import id.suhu.cli.Language;
import id.suhu.cli.LogLevel;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every job takes: a picocli mixin. */
final class JobOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,…",
      defaultValue = "localhost:9092",
      description = "Kafka's address (default: ${DEFAULT-VALUE}).")
  private String bootstrap = "";

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "sensor-suhu",
      description = "The reading topic (default: ${DEFAULT-VALUE}).")
  private String topic = "";

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Kafka client properties, such as user and password.")
  private java.nio.file.@Nullable Path commandConfig;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Reject readings that are so much older than their record; as readings.retention is"
              + " configured for the engine (default: none).")
  private @Nullable Duration retention;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's cluster, such as spark://HOST:PORT (default: that of spark-submit, else this"
              + " process).")
  private @Nullable String master;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Where the job keeps how far it has come; one folder for each job.")
  private @Nullable String checkpoint;

  @Option(
      names = "--trigger",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The time between the beginnings of two batches.")
  private @Nullable Duration trigger;

  @Option(
      names = "--batch-records",
      paramLabel = "N",
      converter = CountConverter.class,
      description =
          "A batch has at most so many records, and an end waits for it (default: 4000000 for"
              + " hot-readings, 1000000 for archive).")
  private @Nullable Long batchRecords;

  @Option(
      names = "--skip-lost",
      description =
          "Go on without records that Kafka has deleted before they were read; else the job fails.")
  private boolean skipLost;

  @Option(names = "--available-now", description = "Take what the topic has now, then end.")
  private boolean availableNow;

  @Option(
      names = "--language",
      paramLabel = "id|en",
      description = "Language of texts; by default the locale's, else both.")
  private @Nullable Language language;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "warn",
      description = "off, error, warn (default), info or debug, on standard error.")
  private LogLevel logLevel = LogLevel.WARN;

  /** From here on logging follows the options. */
  void configureLogging(Session session) {
    session.logging().accept(logLevel);
  }

  Texts texts(Session session) {
    return new Texts(language == null ? Language.of(session.environment()) : language);
  }

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  Optional<Path> checkpoint() {
    return Optional.ofNullable(checkpoint).map(name -> folder("--checkpoint", name));
  }

  /**
   * The folder that an option names.
   *
   * @throws WrongUsageException if that is no path
   */
  static Path folder(String option, String name) {
    try {
      return new Path(name);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          "%s '%s' is no path: %s".formatted(option, name, e.getMessage()));
    }
  }

  Optional<Duration> trigger() {
    return Optional.ofNullable(trigger);
  }

  boolean availableNow() {
    return availableNow;
  }

  Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }

  /**
   * The topic to read.
   *
   * @param batchRecords how many records a batch has at most if the user says nothing
   * @throws CommandFailedException if the file with client properties cannot be read
   */
  ReadingTopic topic(long batchRecords) throws CommandFailedException {
    return new ReadingTopic(
        bootstrap,
        topic,
        commandConfig == null ? Map.of() : ClientProperties.read(commandConfig),
        this.batchRecords == null ? batchRecords : this.batchRecords,
        skipLost);
  }
}
