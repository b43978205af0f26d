package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code suhu up} as a process: its output and its exit. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UpIT {

  @TempDir Path folder;

  @Test
  void locksItsFolderAndPortUntilItIsTerminated() throws Exception {
    try (ChildProcess suhu = up("data", "127.0.0.1:0")) {
      String address = SuhuProgram.kafka(suhu);

      ChildProcess sameFolder = SuhuProgram.run(folder, command("data", "127.0.0.1:0"));
      assertThat(sameFolder.exitCode()).isEqualTo(1);
      assertThat(sameFolder.err()).singleElement().asString().contains("data", "process");

      ChildProcess samePort = SuhuProgram.run(folder, command("other", address));
      assertThat(samePort.exitCode()).isEqualTo(1);
      assertThat(samePort.err()).singleElement().asString().contains(address);
      assertThat(folder.resolve("other/kafka")).as("data of the second process").doesNotExist();

      send(address, "{\"sensor_id\": \"S1\", \"temperature\": 83}");
      suhu.awaitOut(line -> line.contains("S1") && line.contains("Suhu terlalu tinggi"));
      // A later reading is announced later: by then a second line would be present.
      send(address, "{\"sensor_id\": \"S2\", \"temperature\": 84}");
      suhu.awaitOut(line -> line.contains("S2"));
      assertThat(suhu.out()).filteredOn(line -> line.contains(" S1 ")).hasSize(1);

      long terminated = System.nanoTime();
      suhu.terminate();
      assertThat(suhu.exitCode()).as(suhu.toString()).isZero();
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - terminated);
      System.out.printf("ms from SIGTERM to the end: %d%n", tookMs);
      assertThat(tookMs).isLessThan(10_000);
      assertThat(suhu.leftBehind()).isEmpty();
    }
  }

  @Test
  void exitsCleanlyWhenItIsTerminatedDuringItsStart() throws Exception {
    try (WatchService files = folder.getFileSystem().newWatchService()) {
      folder.register(files, StandardWatchEventKinds.ENTRY_CREATE);
      try (ChildProcess suhu = up("data", "127.0.0.1:0")) {
        assertThat(files.poll(1, TimeUnit.MINUTES)).as("creation of the data folder").isNotNull();
        suhu.terminate();

        assertThat(suhu.exitCode()).as(suhu.toString()).isZero();
        assertThat(suhu.out()).noneMatch(line -> line.startsWith("ready"));
        assertThat(suhu.err())
            .containsExactly(
                "Berhenti; semua data sudah ditulis.", "Stopped; nothing is left unwritten.");
      }
    }
    try (ChildProcess again = up("data", "127.0.0.1:0")) {
      SuhuProgram.kafka(again);
    }
  }

  @Test
  void raisesAnAlarmInADemonstration() {
    try (ChildProcess suhu =
        SuhuProgram.start(folder, "up", "--demo", "--kafka-listen", "127.0.0.1:0")) {
      SuhuProgram.kafka(suhu);
      suhu.awaitOut(line -> line.contains("Suhu terlalu tinggi"));
      assertThat(folder.resolve("suhu-data-demo")).isDirectory();
    }
  }

  @Test
  void warnsWhenItListensBeyondThisMachineWithoutUsers() {
    try (ChildProcess suhu =
        SuhuProgram.start(
            folder, "up", "--data", "data", "--kafka-listen", "0.0.0.0:0", "--allow-plaintext")) {
      SuhuProgram.kafka(suhu);
      assertThat(suhu.err()).anyMatch(line -> line.contains("without passwords"));
    }
  }

  @Test
  void reportsConfigurationFaultsBeforeItCreatesItsFolder() throws Exception {
    Path file = folder.resolve("suhu.yaml");
    Files.writeString(file, "rules:\n  high: {hihg: 90 °C, deadband: 2}\n");

    ChildProcess suhu =
        SuhuProgram.run(folder, "up", "--data", "data", "--config", file.toString());

    assertThat(suhu.exitCode()).isNotZero();
    assertThat(String.join("\n", suhu.err())).contains("hihg", "suhu.yaml:2", "deadband");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void reportsAnUnreachableKafkaBeforeItCreatesItsFolder() {
    long started = System.nanoTime();
    // Nothing listens on the reserved port 1.
    ChildProcess suhu =
        SuhuProgram.run(folder, "up", "--data", "data", "--bootstrap", "127.0.0.1:1");

    assertThat(suhu.exitCode()).isEqualTo(1);
    assertThat(suhu.err()).allMatch(line -> line.contains("127.0.0.1:1")).hasSize(2);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void usesAnExternalKafkaInsteadOfTheEmbeddedOne() throws Exception {
    // Another Suhu's broker acts as the plant's; a separate topic keeps the engines apart.
    try (ChildProcess kafka = up("kafka", "127.0.0.1:0")) {
      String address = SuhuProgram.kafka(kafka);
      try (ChildProcess suhu =
          SuhuProgram.start(
              folder,
              Map.of("SUHU_KAFKA_TOPIC", "plant"),
              "up",
              "--data",
              "data",
              "--bootstrap",
              address)) {
        SuhuProgram.kafka(suhu);
        try (Producer<byte[], byte[]> producer =
            KafkaConnection.plaintext(address).producer(Map.of())) {
          producer
              .send(
                  new ProducerRecord<>(
                      "plant",
                      "{\"sensor_id\": \"S7\", \"temperature\": 83}"
                          .getBytes(StandardCharsets.UTF_8)))
              .get();
        }
        suhu.awaitOut(line -> line.contains("S7") && line.contains("Suhu terlalu tinggi"));
        assertThat(folder.resolve("data/kafka")).doesNotExist();
      }
    }
  }

  private ChildProcess up(String data, String listen) {
    return SuhuProgram.start(folder, command(data, listen));
  }

  private static String[] command(String data, String listen) {
    return new String[] {"up", "--data", data, "--kafka-listen", listen};
  }

  private static void send(String address, String value) throws Exception {
    try (Producer<byte[], byte[]> producer =
        KafkaConnection.plaintext(address).producer(Map.of())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.DEFAULT.readings(), value.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }
}
