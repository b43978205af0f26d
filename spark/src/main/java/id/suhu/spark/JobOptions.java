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

/** The common options of all jobs, as a picocli mixin. */
final class JobOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,…",
      defaultValue = "localhost:9092",
      description = "Kafka bootstrap servers (default: ${DEFAULT-VALUE}).")
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
      description = "File with Kafka client properties, such as user and password.")
  private java.nio.file.@Nullable Path commandConfig;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Reject readings that are older than their record by more than this; should equal"
              + " readings.retention of the engine (default: no limit).")
  private @Nullable Duration retention;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark master, such as spark://HOST:PORT (default: that of spark-submit, or else this"
              + " process).")
  private @Nullable String master;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Folder for the job's progress; each job needs its own.")
  private @Nullable String checkpoint;

  @Option(
      names = "--trigger",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Interval between the starts of two batches.")
  private @Nullable Duration trigger;

  @Option(
      names = "--batch-records",
      paramLabel = "N",
      converter = CountConverter.class,
      description =
          "Maximum number of records in a batch; a stop waits for the current batch (default:"
              + " 4000000 for hot-readings, 1000000 for archive).")
  private @Nullable Long batchRecords;

  @Option(
      names = "--skip-lost",
      description =
          "Continue if Kafka has deleted records before they were read; otherwise, the job fails.")
  private boolean skipLost;

  @Option(
      names = "--available-now",
      description = "Process the records that are available now, then exit.")
  private boolean availableNow;

  @Option(
      names = "--language",
      paramLabel = "id|en",
      description = "Language of texts: id or en (default: from the locale, or else both).")
  private @Nullable Language language;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "warn",
      description = "Log level on standard error: off, error, warn (default), info or debug.")
  private LogLevel logLevel = LogLevel.WARN;

  /** Configures logging according to the options. */
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
   * Returns the folder given by an option.
   *
   * @throws WrongUsageException if it is not a valid path
   */
  static Path folder(String option, String name) {
    try {
      return new Path(name);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          "%s '%s' is not a valid path: %s".formatted(option, name, e.getMessage()));
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
   * Returns the topic to read.
   *
   * @param batchRecords default of the maximum number of records in a batch
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
