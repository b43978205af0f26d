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
import org.apache.hadoop.conf.Configuration;
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
      "Every record of the reading topic to Parquet, once: tables 'readings' and 'rejected'.",
      "Both are Delta tables, by date; a job that was ended in any way goes on where it was.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu spark archive --output /data/archive",
      "  suhu spark archive --output /data/archive --available-now",
    })
final class ArchiveCommand implements Callable<Integer> {

  private static final String NAME = "archive";

  /** Every batch makes a file or two. */
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Session session;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "The archive's folder; the checkpoint is in it if --checkpoint names no other.")
  private String output = "";

  ArchiveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException, IOException {
    job.configureLogging(session);
    Texts texts = job.texts(session);
    ReadingTopic source = job.topic();
    String cluster = new KafkaCheck(source, texts).readable();
    try (SparkSession spark = SparkStart.session(NAME, job.master())) {
      run(spark, source, cluster, texts);
    }
    return ExitCode.DONE;
  }

  private void run(SparkSession spark, ReadingTopic source, String cluster, Texts texts)
      throws CommandFailedException, IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    OutputFolder folder = OutputFolder.of(output, hadoop);
    Path place = job.checkpoint().map(Path::new).orElse(folder.checkpoint());
    Map<String, String> owner =
        Map.of(
            "job",
            NAME,
            "kafka",
            cluster,
            "topic",
            source.name(),
            "output",
            folder.path().toString());
    Checkpoint checkpoint = Checkpoint.look(place, hadoop, owner, texts);
    ArchiveTable readings = ArchiveTable.readings(folder.path());
    ArchiveTable rejected = ArchiveTable.rejected(folder.path());
    if (checkpoint.isNew()) {
      folder.checkEmpty(texts);
    }
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
