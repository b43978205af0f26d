package id.suhu.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import id.suhu.testkit.TopicContents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other people's Kafka clients, unmodified, against the packaged program. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ForeignClientsIT {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final String PYTHON = "/usr/bin/python3";
  private static final int EACH = 60;

  @TempDir Path folder;

  @BeforeEach
  void clientsAreThere() throws Exception {
    boolean there =
        finishes(List.of(PYTHON, "-c", "import confluent_kafka"))
            && finishes(List.of("kcat", "-V"));
    if (System.getenv("CI") != null) {
      assertThat(there).as("python3-confluent-kafka and kcat are installed").isTrue();
    }
    assumeThat(there).as("skipped: needs python3-confluent-kafka and kcat").isTrue();
  }

  @Test
  void eachClientRaisesAnAlarmInAPlantWithOnePartition() throws Exception {
    try (SuhuProcess suhu = up(Map.of())) {
      String address = ReadyLine.kafka(suhu);
      KafkaConnection connection = KafkaConnection.plaintext(address);

      finish(python(address, "S1", List.of(83, 70)));
      finish(python(address, "-", List.of(84, 70)));
      finish(kcat(address, List.of(85, 70)));

      awaitReadings(connection, 6);
      assertThat(journal(connection))
          .extracting(event -> event.event() + " " + event.temperatureCelsius().getAsDouble())
          .containsExactly(
              "raised 83.0",
              "cleared 70.0",
              "raised 84.0",
              "cleared 70.0",
              "raised 85.0",
              "cleared 70.0");
      assertThat(
              output(List.of("kcat", "-C", "-e", "-q", "-b", address, "-t", TOPICS.readings()))
                  .lines())
          .hasSize(6)
          .first()
          .isEqualTo("{\"sensor_id\": \"S1\", \"temperature\": 83}");
    }
  }

  @Test
  void aSensorThatAllOfThemFeedHasOneStateInAPlantWithSixPartitions() throws Exception {
    try (SuhuProcess suhu = up(Map.of("SUHU_KAFKA_PARTITIONS", "6"))) {
      String address = ReadyLine.kafka(suhu);
      KafkaConnection connection = KafkaConnection.plaintext(address);
      List<Integer> zigzag = IntStream.range(0, EACH).mapToObj(i -> i % 2 == 0 ? 90 : 70).toList();

      List<Process> clients =
          List.of(
              python(address, "S1", zigzag), python(address, "-", zigzag), kcat(address, zigzag));
      SuhuProcess simulated =
          SuhuProcess.run(
              folder,
              "simulate",
              "--bootstrap",
              address,
              "--sensors",
              "1",
              "--rate",
              "100",
              "--count",
              Integer.toString(EACH));
      assertThat(simulated.exitCode()).as(simulated.toString()).isZero();
      for (Process client : clients) {
        finish(client);
      }

      awaitReadings(connection, 4 * EACH);
      Set<Integer> used = new HashSet<>();
      TopicContents.read(connection, TOPICS.readings())
          .records()
          .forEach(record -> used.add(record.partition()));
      assertThat(used).as("the clients disagree about S1's partition").hasSizeGreaterThan(1);
      isTheJournalOfOneAlarm(journal(connection));
    }
  }

  private static void isTheJournalOfOneAlarm(List<AlarmRecord> journal) {
    assertThat(journal).hasSizeGreaterThan(EACH / 4);
    Set<String> raises = new HashSet<>();
    Optional<String> open = Optional.empty();
    for (AlarmRecord event : journal) {
      if (event.event().equals("raised")) {
        assertThat(open).as("raised while active: %s", event).isEmpty();
        assertThat(raises.add(event.occurrence().orElseThrow())).as("new: %s", event).isTrue();
        open = event.occurrence();
      } else {
        assertThat(event.event()).isEqualTo("cleared");
        assertThat(event.occurrence()).as("clears what was raised: %s", event).isEqualTo(open);
        open = Optional.empty();
      }
    }
  }

  private SuhuProcess up(Map<String, String> environment) {
    return SuhuProcess.start(
        folder, environment, "up", "--data", "data", "--kafka-listen", "127.0.0.1:0");
  }

  /** The events of S1's high alarm; they all lie in one partition, S1's. */
  private static List<AlarmRecord> journal(KafkaConnection connection) {
    return TopicContents.read(connection, TOPICS.alarms()).records().stream()
        .map(record -> AlarmEventJson.read(record.value()))
        .filter(event -> event.alarmId().equals("S1/high"))
        .filter(event -> Set.of("raised", "cleared").contains(event.event()))
        .toList();
  }

  /** Waits until S1's status says that so many of its readings were judged, and no more. */
  private static void awaitReadings(KafkaConnection connection, int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    long judged = -1;
    while (judged != count) {
      assertThat(System.nanoTime()).as("%d of %d judged", judged, count).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      judged =
          TopicContents.read(connection, TOPICS.status()).records().stream()
              .map(record -> SensorStatusJson.read(record.value()))
              .mapToLong(StatusRecord::readings)
              .max()
              .orElse(0);
    }
  }

  private Process python(String address, String key, List<Integer> celsius) throws IOException {
    Path script = folder.resolve("send_readings.py");
    if (!Files.exists(script)) {
      try (InputStream resource =
          Objects.requireNonNull(getClass().getResourceAsStream("send_readings.py"))) {
        Files.copy(resource, script);
      }
    }
    List<String> command = new ArrayList<>(List.of(PYTHON, script.toString(), address, key));
    celsius.forEach(temperature -> command.add(temperature.toString()));
    return start(command);
  }

  private Process kcat(String address, List<Integer> celsius) throws IOException {
    Process kcat = start(List.of("kcat", "-P", "-b", address, "-t", TOPICS.readings(), "-k", "S1"));
    try (var in = kcat.outputWriter(StandardCharsets.UTF_8)) {
      for (int temperature : celsius) {
        in.write("{\"sensor_id\": \"S1\", \"temperature\": " + temperature + "}\n");
      }
    }
    return kcat;
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void finish(Process client) throws Exception {
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor()).as(said).isZero();
  }

  private static String output(List<String> command) throws Exception {
    Process process = start(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean finishes(List<String> command) throws InterruptedException {
    try {
      Process process = start(command);
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
