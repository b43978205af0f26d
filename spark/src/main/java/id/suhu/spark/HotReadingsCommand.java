package id.suhu.spark;

import id.suhu.cli.CelsiusConverter;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.HighReading;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import id.suhu.messages.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu spark hot-readings}. */
@Command(
    name = "hot-readings",
    description = "Show every reading above a limit, or write it to files or a topic.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu spark hot-readings --limit 95.5",
      "  suhu spark hot-readings --from-beginning --available-now --format json",
      "  suhu spark hot-readings --output /data/hot --format parquet",
    })
final class HotReadingsCommand implements Callable<Integer> {

  private static final String NAME = "hot-readings";

  /**
   * A few seconds of work, a seventh faster than batches of a quarter of the size. Larger batches
   * are even faster, but all hot readings of a batch must fit into the heap.
   */
  private static final long BATCH_RECORDS = 4_000_000;

  private final Session session;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--limit",
      paramLabel = "CELSIUS",
      defaultValue = "80",
      converter = CelsiusConverter.class,
      description = "Limit, °C; selects readings strictly above it (default: ${DEFAULT-VALUE}).")
  private double limit;

  @Option(
      names = "--from-beginning",
      description = "Start with the earliest record. Ignored if the checkpoint exists.")
  private boolean fromBeginning;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Write to this folder, one file for each batch with readings above the limit.")
  private @Nullable String output;

  @Option(
      names = "--to-topic",
      paramLabel = "NAME",
      description = "Write JSON to this topic of the same Kafka cluster, at least once.")
  private @Nullable String toTopic;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Output format: text (default) or json on standard output; json (default) or parquet in files.")
  private @Nullable HotFormat format;

  HotReadingsCommand(Session session) {
    this.session = session;
  }

  /** The formats of all outputs. */
  enum HotFormat {
    TEXT,
    JSON,
    PARQUET
  }

  @Override
  public Integer call() throws CommandFailedException, IOException {
    checkUsage();
    Optional<Path> path =
        Optional.ofNullable(output).map(name -> JobOptions.folder("--output", name));
    Optional<Path> named = job.checkpoint();
    JobStart start = JobStart.of(NAME, BATCH_RECORDS, job, session);
    Optional<OutputFolder> folder = Optional.empty();
    Map<String, String> owner = new TreeMap<>();
    if (path.isPresent()) {
      folder = Optional.of(OutputFolder.of(path.get(), start.files()));
      owner.put("output", folder.get().path().toString());
      owner.put("format", fileFormat().extension());
    } else if (toTopic != null) {
      start.kafka().writable(toTopic);
      owner.put("output", "topic " + toTopic);
    }
    Optional<Path> inFolder = folder.map(OutputFolder::checkpoint);
    Optional<Path> kept = named.or(() -> inFolder);
    Checkpoint checkpoint = start.checkpoint(kept.isPresent() ? kept.get() : temporary(), owner);
    if (folder.isPresent() && checkpoint.isNew()) {
      folder.get().checkEmpty(start.texts());
    }
    try (SparkSession spark = start.spark()) {
      checkpoint.take();
      LongAccumulator found = spark.sparkContext().longAccumulator("readings above the limit");
      run(spark, start, target(folder, start, found), checkpoint, found);
    } finally {
      if (kept.isEmpty()) {
        checkpoint.files().delete(checkpoint.folder(), true);
      }
    }
    return ExitCode.DONE;
  }

  private void checkUsage() {
    if (output != null && toTopic != null) {
      throw new WrongUsageException("--output and --to-topic are mutually exclusive");
    }
    if (toTopic != null && format != null) {
      throw new WrongUsageException("--format cannot be used with --to-topic, which writes JSON");
    }
    if (format == HotFormat.PARQUET && output == null) {
      throw new WrongUsageException("--format parquet needs --output FOLDER");
    }
    if (format == HotFormat.TEXT && output != null) {
      throw new WrongUsageException(
          "--format text is not available for files; use json or parquet");
    }
  }

  private void run(
      SparkSession spark,
      JobStart start,
      HotOutput target,
      Checkpoint checkpoint,
      LongAccumulator found)
      throws CommandFailedException {
    Texts texts = start.texts();
    ReadingTopic source = start.source();
    Dataset<Row> hot =
        HotReadings.of(source.stream(spark, fromBeginning), limit, job.retention(), found);
    session
        .console()
        .note(
            texts.sentence(
                "hot.start", source.name(), source.bootstrap(), Numbers.temperature(limit)));
    if (target instanceof ConsoleOutput console && !console.json()) {
      session.console().note(HighReading.heading());
    }
    new StreamRun(StreamRun.trigger(job.availableNow(), job.trigger()), checkpoint.folder())
        .run(hot, target::write, session.stop(), session.console(), texts);
    session.console().note(texts.sentence("hot.end", found.value(), Numbers.temperature(limit)));
  }

  private HotOutput target(Optional<OutputFolder> folder, JobStart start, LongAccumulator found) {
    if (folder.isPresent()) {
      return new FolderOutput(folder.get().files(), folder.get().path(), fileFormat(), found);
    }
    return toTopic == null
        ? new ConsoleOutput(session.console(), start.texts(), format == HotFormat.JSON)
        : new TopicOutput(start.source(), toTopic);
  }

  private FolderOutput.FileFormat fileFormat() {
    return format == HotFormat.PARQUET
        ? FolderOutput.FileFormat.PARQUET
        : FolderOutput.FileFormat.JSON;
  }

  /** Creates the checkpoint folder of a run that is not resumed. */
  private static Path temporary() throws IOException {
    return new Path(Files.createTempDirectory("suhu-spark-").toUri());
  }
}
