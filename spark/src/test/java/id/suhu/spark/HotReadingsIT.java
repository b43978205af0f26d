package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import id.suhu.testkit.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Compares {@code hot-readings} with {@code watch} of the packaged program on the same topic. */
@ExtendWith(SharedKafka.class)
@Timeout(300)
class HotReadingsIT {

  private static final long SEED = 20261127;
  private static final int PARTITIONS = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static KafkaProcess kafka;

  /** A topic with records of all kinds, some in an aborted transaction. */
  private static String topic;

  /** The output of {@code watch} for the topic, as JSON. */
  private static List<String> watched;

  @BeforeAll
  static void fillATopic(KafkaProcess shared) {
    kafka = shared;
    topic = kafka.freshTopic(PARTITIONS);
    try (Producer<byte[], byte[]> producer =
        kafka.producer(Map.of("transactional.id", "aborted", "transaction.timeout.ms", 10_000))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int each = 0; each < 10; each++) {
        var unused = producer.send(GeneratedRecords.plain(topic, each, 99));
      }
      producer.flush();
      producer.abortTransaction();
    }
    kafka.send(GeneratedRecords.of(SEED, topic, PARTITIONS, 3_000));
    watched = watch("json");
    assertThat(watched).hasSizeBetween(300, 2_000);
  }

  @Test
  void printsTheSameRowsAsWatch() {
    JobRun json = hotReadings("--from-beginning", "--available-now", "--format", "json").done();
    JobRun text = hotReadings("--from-beginning", "--available-now").done();

    assertThat(json.out()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(watched);
    assertThat(text.out()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(watch("text"));
  }

  @Test
  void writesJsonFilesAndContinuesWhereItStopped() throws IOException {
    String own = kafka.freshTopic(1);
    Path output = folder.resolve("json");
    kafka.sendReadings(own, 100);
    String[] job = {
      "hot-readings",
      "--bootstrap",
      kafka.bootstrap(),
      "--topic",
      own,
      "--from-beginning",
      "--available-now",
      "--output",
      output.toString()
    };
    JobRun.of(job).done();
    kafka.sendReadings(own, 70);

    JobRun second = JobRun.of(job).done();
    JobRun nothingNew = JobRun.of(job).done();

    assertThat(second.out()).isEmpty();
    assertThat(second.err()).contains("7 readings were above 80 °C.");
    assertThat(nothingNew.err()).contains("0 readings were above 80 °C.");
    assertThat(files(output, ".json")).hasSize(2);
    assertThat(lines(output))
        .hasSize(17)
        .allMatch(
            line -> line.matches("\\{\"sensor_id\":\"S1\",\"temperature\":90,\"event_time\":.*}"));
  }

  @Test
  void writesParquetFilesForEachBatch() throws Exception {
    Path output = folder.resolve("parquet");

    JobRun run =
        hotReadings(
                "--from-beginning",
                "--available-now",
                "--batch-records",
                "700",
                "--output",
                output.toString(),
                "--format",
                "parquet")
            .done();

    List<Path> files = files(output, ".parquet");
    assertThat(files).hasSizeGreaterThan(3);
    assertThat(run.err()).contains("%d readings were above 80 °C.".formatted(watched.size()));
    assertThat(
            ArchiveFiles.rows(
                files,
                List.of(
                    "sensor_id",
                    "CAST(temperature AS DECIMAL(12,6))",
                    "epoch_ms(event_time)",
                    "Keterangan")))
        .containsExactlyInAnyOrderElementsOf(
            watched.stream().map(HotReadingsIT::asDuckShowsIt).toList());
  }

  @Test
  void writesToATopic() {
    String target = kafka.topic("hot", 1);

    JobRun run = hotReadings("--from-beginning", "--available-now", "--to-topic", target).done();

    assertThat(run.err()).contains("%d readings were above 80 °C.".formatted(watched.size()));
    var records = kafka.contents(target).records();
    assertThat(records)
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrderElementsOf(watched);
    assertThat(records)
        .allMatch(
            record ->
                new String(record.value(), StandardCharsets.UTF_8)
                    .startsWith(
                        "{\"sensor_id\":\"%s\""
                            .formatted(new String(record.key(), StandardCharsets.UTF_8))));
  }

  @Test
  void startsAtTheEndOfTheTopicAndStopsOnRequest() throws Exception {
    String own = kafka.freshTopic(1);
    kafka.sendReadings(own, 100);
    TestSession session = new TestSession();
    CompletableFuture<JobRun> run =
        CompletableFuture.supplyAsync(
            () ->
                JobRun.of(
                    session,
                    "hot-readings",
                    "--bootstrap",
                    kafka.bootstrap(),
                    "--topic",
                    own,
                    "--format",
                    "json"));

    // Spark does not report which of them it reads first.
    List<String> sent = new ArrayList<>();
    while (session.out().isEmpty() && !run.isDone()) {
      kafka.send(List.of(GeneratedRecords.plain(own, 1_000 + sent.size(), 91)));
      sent.add("");
    }
    kafka.send(List.of(GeneratedRecords.plain(own, 0, 95)));
    session.awaitOut("{\"sensor_id\":\"S1\",\"temperature\":95");
    session.stop().ask();

    List<String> out = run.get().done().out();
    assertThat(out.subList(0, out.size() - 1))
        .hasSizeLessThanOrEqualTo(sent.size())
        .allMatch(line -> line.contains("\"temperature\":91"));
    assertThat(session.err()).contains("%d readings were above 80 °C.".formatted(out.size()));
  }

  private static JobRun hotReadings(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("hot-readings", "--bootstrap", kafka.bootstrap(), "--topic", topic));
    all.addAll(List.of(arguments));
    return JobRun.of(all.toArray(String[]::new));
  }

  private static List<String> watch(String format) {
    try (ChildProcess watch =
        SuhuProgram.start(
            folder,
            "watch",
            "--bootstrap",
            kafka.bootstrap(),
            "--topic",
            topic,
            "--from-beginning",
            "--format",
            format,
            "--language",
            "en")) {
      AtomicInteger ended = new AtomicInteger();
      watch.awaitOut(
          line -> line.contains(GeneratedRecords.LAST) && ended.incrementAndGet() == PARTITIONS);
      watch.terminate();
      assertThat(watch.exitCode()).isZero();
      return watch.out();
    }
  }

  private static String asDuckShowsIt(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return "%s|%.6f|%d|%s"
          .formatted(
              json.get("sensor_id").asText(),
              json.get("temperature").asDouble(),
              Instant.parse(json.get("event_time").asText()).toEpochMilli(),
              json.get("Keterangan").asText());
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<Path> files(Path output, String ending) throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<String> lines(Path output) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(output, ".json")) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }
}
