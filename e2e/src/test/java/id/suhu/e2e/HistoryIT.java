package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The history of a running system, by the commands of a user. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HistoryIT {

  private static final long SEED = Long.getLong("suhu.seed", 20261202L);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FORMATS = List.of("csv", "jsonl", "parquet");
  private static final int SECONDS = 4_200;
  private static final long SECONDS_PER_PART = SECONDS / FORMATS.size();
  private static final List<String> SENSORS = List.of("S1", "o'ven, \"2\"", "tungku é 温");

  /** Within the retention, whenever the test runs. */
  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);

  @TempDir Path folder;

  private ChildProcess up(String data) {
    return SuhuProgram.start(folder, "up", "--data", data, "--kafka-listen", "127.0.0.1:0");
  }

  private ChildProcess suhu(String url, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--language", "en", "--url", url));
    ChildProcess run = SuhuProgram.run(folder, all.toArray(String[]::new));
    assertThat(run.exitCode()).as("seed %d: %s", SEED, run).isZero();
    return run;
  }

  /** Writes readings in any order, some of them twice, in a row that is not a reading too. */
  private int write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> rows = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      String sensor = SENSORS.get(random.nextInt(SENSORS.size()));
      rows.add(
          "%s,\"%s\",%s,%s"
              .formatted(
                  start.plusMillis(second * 1_000L + random.nextInt(1_000)),
                  sensor.replace("\"", "\"\""),
                  60 + random.nextInt(4_000) / 100.0,
                  random.nextBoolean() ? "press-4" : ""));
    }
    int distinct = rows.size();
    rows.addAll(rows.subList(100, 300));
    rows.add(start + ",S1,hot,");
    String header = "event_time,sensor_id,temperature,machine_id\n";
    Files.writeString(file, header + String.join("\n", rows) + "\n");
    return distinct;
  }

  @Test
  void exportsWhatWasImportedInEachFormat() throws Exception {
    int distinct = write(folder.resolve("made.csv"));
    try (ChildProcess first = up("first")) {
      String url = SuhuProgram.http(first);
      ChildProcess imported = suhu(url, "import", "made.csv");
      assertThat(imported.err())
          .anyMatch(line -> line.contains("line 4402 skipped: temperature 'hot' is not a number"))
          .anyMatch(
              line -> line.contains("Stored: %d, stored before: 200, refused".formatted(distinct)));
      export(url, "first");
      exportParts(url);
      asksTheHistory(url, distinct);
      comparesWithTheTopic(url, SuhuProgram.kafka(first), distinct);
    }
    try (ChildProcess empty = up("empty")) {
      String url = SuhuProgram.http(empty);
      for (String format : FORMATS) {
        suhu(url, "import", "part." + format);
      }
      export(url, "again");
    }
    for (String format : FORMATS) {
      assertThat(folder.resolve("again." + format))
          .as("seed %d", SEED)
          .hasSameBinaryContentAs(folder.resolve("first." + format));
    }
  }

  private void export(String url, String name) {
    for (String format : FORMATS) {
      suhu(url, "export", "readings", "--to-file", "%s.%s".formatted(name, format));
    }
  }

  /** Exports a part of the readings in each format: all of them together. */
  private void exportParts(String url) {
    for (int i = 0; i < FORMATS.size(); i++) {
      suhu(
          url,
          "export",
          "readings",
          "--from",
          start.plusSeconds(i * SECONDS_PER_PART).toString(),
          "--to",
          start.plusSeconds((i + 1) * SECONDS_PER_PART).toString(),
          "--to-file",
          "part." + FORMATS.get(i));
    }
  }

  private void asksTheHistory(String url, int distinct) throws IOException {
    assertThat(Files.readAllLines(folder.resolve("first.csv")).stream().skip(1))
        .hasSize(distinct)
        .isSortedAccordingTo(Comparator.comparing(line -> line.substring(0, 24)));
    assertThat(suhu(url, "query").out()).hasSize(1 + SENSORS.size());
    List<String> points =
        suhu(url, "query", "--sensor", "S1", "--points", "50", "--format", "json").out();
    assertThat(points).hasSizeBetween(25, 50);

    String[] stored = {"backtest", "--from", start.toString(), "--format", "json"};
    String[] recorded = {"backtest", "--csv", "first.parquet", "--format", "json"};
    List<String> events = suhu(url, stored).out();
    assertThat(events).hasSizeGreaterThan(100).isEqualTo(suhu(url, recorded).out());
  }

  /** Records that are readings, repeated readings, one that was imported, and no readings. */
  private void comparesWithTheTopic(String url, String kafka, int imported) throws Exception {
    String first =
        Files.readAllLines(folder.resolve("first.csv")).stream()
            .filter(line -> line.contains(",S1,"))
            .findFirst()
            .orElseThrow();
    String[] known = first.split(",", -1);
    try (Producer<byte[], byte[]> producer = KafkaConnection.plaintext(kafka).producer(Map.of())) {
      for (int i = 0; i < 300; i++) {
        send(producer, "K1", String.valueOf(i % 100), start.plusSeconds(i % 200));
      }
      send(producer, known[1], known[2], Instant.parse(known[0]));
      send(producer, "K1", "\"hot\"", start);
      producer.flush();
    }
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              JsonNode store = status(url, kafka).path("store");
              assertThat(store.path("received").asInt()).isEqualTo(302);
              assertThat(store.path("stored").asInt()).isEqualTo(200);
              assertThat(store.path("duplicate").asInt()).isEqualTo(101);
              assertThat(store.path("rejected").asInt()).isEqualTo(1);
              assertThat(store.path("conserved").asBoolean()).isTrue();
              assertThat(store.path("readings").asInt()).isEqualTo(imported + 200);
            });
    assertThat(suhu(url, "doctor", "--bootstrap", kafka).out())
        .contains("✓ Each record was stored, a duplicate or rejected: 302 = 200 + 101 + 1.")
        .anyMatch(line -> line.startsWith("✓ All 201 distinct readings of the topic are in the"));
  }

  private static void send(
      Producer<byte[], byte[]> producer, String sensor, String temperature, Instant time) {
    String value =
        "{\"sensor_id\":\"%s\",\"temperature\":%s,\"timestamp\":\"%s\"}"
            .formatted(sensor, temperature, time);
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.DEFAULT.readings(), value.getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode status(String url, String kafka) throws IOException {
    List<String> lines = suhu(url, "status", "--bootstrap", kafka, "--format", "json").out();
    return JSON.readTree(String.join("", lines));
  }
}
