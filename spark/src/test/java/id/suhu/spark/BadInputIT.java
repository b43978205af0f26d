package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.BrokerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a job rejects invalid input with one sentence before it changes any output. */
@ExtendWith(SharedKafka.class)
@Timeout(300)
class BadInputIT {

  private static final String READINGS = "sensor-suhu";

  @TempDir static Path folder;
  private static KafkaProcess kafka;

  /** A valid archive. */
  private static Path archive;

  @TempDir Path own;

  @BeforeAll
  static void archiveATopic(KafkaProcess shared) {
    kafka = shared;
    kafka.topic(READINGS, 1);
    kafka.sendReadings(READINGS, 50);
    archive = folder.resolve("archive");
    archive(archive).done();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          archive | Missing required option: '--output=FOLDER'
          archive --output x --trigger soon | --trigger
          archive --output x --batch-records 0 | --batch-records
          archive --output a:b | --output 'a:b' is not a valid path
          hot-readings --checkpoint a:b | --checkpoint 'a:b' is not a valid path
          hot-readings --format parquet | --format parquet needs --output FOLDER
          hot-readings --output x --format text | --format text is not available for files
          hot-readings --output x --to-topic y | --output and --to-topic are mutually exclusive
          hot-readings --to-topic y --format json | --format cannot be used with --to-topic
          hot-readings --limit NaN | --limit
          nothing | There is no command 'nothing'.
          """)
  void wrongUsage(String commandLine, String sentence) {
    JobRun run = JobRun.of(commandLine.split(" ", -1));

    assertThat(run.code()).isEqualTo(2);
    assertThat(String.join("\n", run.err())).contains(sentence);
  }

  @Test
  void anAbsentKafka() {
    JobRun run =
        JobRun.of("archive", "--output", own.resolve("x").toString(), "--bootstrap", "127.0.0.1:1");

    assertRejected(run, "suhu: No Kafka answers at 127.0.0.1:1. Is it running?");
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void anAbsentTopic() {
    JobRun run = job("archive", "--topic", "nowhere", "--output", own.resolve("x").toString());

    assertRejected(run, "suhu: Kafka at %s has no topic 'nowhere'".formatted(kafka.bootstrap()));
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void aTopicThatTheUserCannotRead() throws IOException {
    JobRun run = as(BrokerProgram.SENDER, "archive", "--output", own.resolve("x").toString());

    assertRejected(run, "suhu: This user is not authorized to read topic 'sensor-suhu'");
    assertThat(own.resolve("x")).doesNotExist();
  }

  @Test
  void aTopicThatTheUserCannotWrite() throws IOException {
    kafka.topic(READINGS + "-hot", 1);

    JobRun run =
        as(
            BrokerProgram.READER,
            "hot-readings",
            "--to-topic",
            READINGS + "-hot",
            "--checkpoint",
            own.resolve("x").toString());

    assertRejected(run, "suhu: This user is not authorized to write to topic 'sensor-suhu-hot'");
    assertThat(own.resolve("x")).doesNotExist();
  }

  @Test
  void aWrongUser() throws IOException {
    JobRun run = as("nobody", "archive", "--output", own.resolve("x").toString());

    assertRejected(run, "refuses this user");
    assertThat(own.resolve("x")).doesNotExist();
  }

  @Test
  void aUserWithReadAccess() throws IOException {
    as(BrokerProgram.READER, "hot-readings", "--from-beginning", "--available-now").done();
  }

  @Test
  void aCheckpointOfAnotherJobTopicOrOutput() throws IOException {
    var before = contents(archive);
    String checkpoint = archive.resolve("_checkpoint").toString();
    String other = own.resolve("x").toString();

    assertRejected(
        job("hot-readings", "--output", other, "--checkpoint", checkpoint),
        "belongs to another job: it has");
    assertRejected(
        job("archive", "--output", other, "--checkpoint", checkpoint), "belongs to another job");
    assertRejected(
        job("archive", "--output", archive.toString(), "--topic", kafka.freshTopic(1)),
        "belongs to another job");
    assertThat(contents(archive)).isEqualTo(before);
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void anOutputFolderWithOtherFiles() throws IOException {
    Files.writeString(own.resolve("holiday.jpg"), "sun");

    assertRejected(
        job("archive", "--output", own.toString()),
        "is not empty (it has 'holiday.jpg') and was not written from this checkpoint");
    assertRejected(
        job("hot-readings", "--output", own.toString()), "is not empty (it has 'holiday.jpg')");
    assertRejected(
        job(
            "archive",
            "--output",
            archive.toString(),
            "--checkpoint",
            folder.resolve("c").toString()),
        "is not empty");
    assertThat(contents(own)).hasSize(1);
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void anOutputThatCannotBeCreated() {
    assertRejected(job("archive", "--output", "/proc/suhu"), "/proc/suhu");
    assertRejected(job("archive", "--output", "mars://crater/archive"), "mars");
  }

  @Test
  void anOutputOfAnotherCheckpointOrOfOtherColumns() throws IOException {
    Path altered = own.resolve("archive");
    archive(altered).done();
    try (SparkSession spark = spark()) {
      spark.sql(
          "ALTER TABLE delta.`%s/rejected` SET TBLPROPERTIES ('suhu.checkpoint' = 'another')"
              .formatted(altered));
    }
    var before = contents(altered);
    assertRejected(archive(altered), "rejected was written from another checkpoint");
    assertThat(contents(altered)).isEqualTo(before);

    try (SparkSession spark = spark()) {
      spark.sql("ALTER TABLE delta.`%s/readings` ADD COLUMN humidity DOUBLE".formatted(altered));
    }
    before = contents(altered);
    assertRejected(
        archive(altered), "readings has different columns: it has event_time timestamp,");
    assertThat(contents(altered)).isEqualTo(before);
  }

  @Test
  void anInvalidCluster() {
    String output = own.resolve("x").toString();

    assertRejected(job("archive", "--output", output, "--master", "mars"), "--master mars");
    assertRejected(
        job("archive", "--output", output, "--master", "spark://127.0.0.1:1"),
        "No Spark master answers at spark://127.0.0.1:1.");
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void recordsDeletedBeforeTheyWereArchived() throws Exception {
    String topic = kafka.freshTopic(1);
    Path output = own.resolve("archive");
    String[] job = kafka.archive(topic, output, "--available-now");
    kafka.sendReadings(topic, 10);
    JobRun.of(job).done();
    kafka.sendReadings(topic, 20);
    kafka.deleteBefore(topic, 15);

    JobRun refused = JobRun.of(job);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err().get(1))
        .startsWith("suhu: Kafka deleted records before this job read them");

    JobRun.of(kafka.archive(topic, output, "--available-now", "--skip-lost")).done();
    assertThat(
            ArchiveFiles.rows(
                ArchiveFiles.current(output.resolve("readings")), List.of("\"offset\"")))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 30)
                .filter(offset -> offset < 10 || offset >= 15)
                .mapToObj(String::valueOf)
                .toList());
  }

  private static JobRun archive(Path output) {
    return job("archive", "--output", output.toString(), "--available-now");
  }

  private static JobRun job(String... arguments) {
    return JobRun.of(
        Stream.concat(Stream.of(arguments), Stream.of("--bootstrap", kafka.bootstrap()))
            .toArray(String[]::new));
  }

  private JobRun as(String user, String... arguments) throws IOException {
    Path properties =
        Files.writeString(
            folder.resolve(user + ".properties"),
            """
            security.protocol=SASL_PLAINTEXT
            sasl.mechanism=SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \
            username="%s" password="%s";
            """
                .formatted(user, BrokerProgram.PASSWORD));
    return JobRun.of(
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--bootstrap",
                    kafka.bootstrapForUsers(),
                    "--command-config",
                    properties.toString()))
            .toArray(String[]::new));
  }

  private static void assertRejected(JobRun run, String sentence) {
    assertThat(run.code()).as(String.join("\n", run.err())).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).startsWith("suhu: ").contains(sentence);
    assertThat(run.out()).isEmpty();
  }

  private static SparkSession spark() {
    return SparkSession.builder()
        .config(SparkStart.settings("test", Optional.of("local[1]")))
        .getOrCreate();
  }

  /** Returns all files of a folder with their sizes. */
  private static Map<String, Long> contents(Path folder) throws IOException {
    Map<String, Long> contents = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      contents.put(folder.relativize(file).toString(), Files.size(file));
    }
    return contents;
  }
}
