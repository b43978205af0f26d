package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu spark archive}. */
@Command(
    name = "archive",
    description = {
      "Archive every record of the reading topic exactly once as Parquet.",
      "Writes the Delta tables 'readings' and 'rejected', by date. An interrupted job resumes.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu spark archive --output /data/archive",
      "  suhu spark archive --output /data/archive --available-now",
    })
final class ArchiveCommand implements Callable<Integer> {

  private static final String NAME = "archive";

  /** A few seconds of work. */
  private static final long BATCH_RECORDS = 1_000_000;

  /** Every batch creates one or two files. */
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Session session;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "The archive's folder. Contains the checkpoint unless --checkpoint is given.")
  private String output = "";

  ArchiveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException, IOException {
    Path path = JobOptions.folder("--output", output);
    Optional<Path> named = job.checkpoint();
    JobStart start = JobStart.of(NAME, BATCH_RECORDS, job, session);
    OutputFolder folder = OutputFolder.of(path, start.files());
    Path place = named.orElse(folder.checkpoint());
    Checkpoint checkpoint = start.checkpoint(place, Map.of("output", folder.path().toString()));
    if (checkpoint.isNew()) {
      folder.checkEmpty(start.texts());
    }
    try (SparkSession spark = start.spark()) {
      run(spark, start, folder, checkpoint);
    }
    return ExitCode.DONE;
  }

  private void run(SparkSession spark, JobStart start, OutputFolder folder, Checkpoint checkpoint)
      throws CommandFailedException, IOException {
    Texts texts = start.texts();
    ReadingTopic source = start.source();
    ArchiveTable readings = ArchiveTable.readings(folder.path());
    ArchiveTable rejected = ArchiveTable.rejected(folder.path());
    readings.check(spark, checkpoint.id(), texts);
    rejected.check(spark, checkpoint.id(), texts);
    checkpoint.take();
    readings.make(spark, checkpoint.id());
    rejected.make(spark, checkpoint.id());
    LongAccumulator rejects = spark.sparkContext().longAccumulator("rejected records");
    Dataset<Row> decoded = DecodedRecords.of(source.stream(spark, true), job.retention(), rejects);
    session
        .console()
        .note(texts.sentence("archive.start", source.name(), source.bootstrap(), folder.path()));
    new StreamRun(
            StreamRun.trigger(job.availableNow(), job.trigger().or(() -> Optional.of(EVERY))),
            checkpoint.folder())
        .run(
            decoded,
            new Archive(spark, readings, rejected, checkpoint.id(), rejects, session.clock()),
            session.stop(),
            session.console(),
            texts);
    session.console().note(texts.sentence("archive.end", folder.path()));
  }
}
