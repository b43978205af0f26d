package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.FolderWatch;
import id.suhu.testkit.SparkProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests with a standalone cluster on this machine: a master, two workers, and the jar for
 * spark-submit.
 */
@Tag("full")
@Timeout(300)
class ClusterIT {

  private static final int BATCH = 5_000;
  private static final int READINGS = 2 * BATCH;
  private static final String MASTER = "Starting Spark master at ";

  @TempDir Path folder;
  private final List<ChildProcess> workers = new ArrayList<>();
  private KafkaProcess kafka;
  private ChildProcess master;
  private Path home = Path.of("");
  private String url = "";

  @BeforeEach
  void startTheCluster() throws IOException {
    kafka = KafkaProcess.start(folder);
    home = SparkProcess.home(Files.createDirectory(folder.resolve("spark")));
    master =
        SparkProcess.spark(
            home,
            "200m",
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0"));
    String started = master.awaitErr(line -> line.contains(MASTER));
    url = started.substring(started.indexOf(MASTER) + MASTER.length()).strip();
    for (int each = 0; each < 2; each++) {
      workers.add(
          SparkProcess.spark(
              home,
              "200m",
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  "127.0.0.1",
                  "--port",
                  "0",
                  "--webui-port",
                  "0",
                  "--cores",
                  "1",
                  "--memory",
                  "600m",
                  "--work-dir",
                  folder.resolve("worker-" + each).toString(),
                  url)));
    }
    for (ChildProcess worker : workers) {
      worker.awaitErr(line -> line.contains("Successfully registered with master"));
    }
  }

  @AfterEach
  void stopTheCluster() {
    for (ChildProcess worker : workers) {
      // Its executors end with it; after a kill, they would keep running.
      worker.terminate();
      worker.exitCode();
      assertThat(worker.leftBehind()).isEmpty();
    }
    master.close();
    kafka.close();
  }

  @Test
  void completesAKilledArchiveAtTheNextRun() throws Exception {
    String topic = kafka.freshTopic(2);
    kafka.sendReadings(topic, READINGS);
    Path output = folder.resolve("archive");

    // when it is killed while the second batch runs
    try (ChildProcess killed = submit(topic, output)) {
      FolderWatch.await(output.resolve("_checkpoint/offsets/1"));
      killed.kill();
    }
    assertThat(places(output)).hasSizeLessThan(READINGS);
    try (ChildProcess again = submit(topic, output)) {
      assertThat(again.exitCode()).as(again.toString()).isZero();
    }

    // then
    assertThat(places(output))
        .containsExactlyInAnyOrderElementsOf(
            kafka.contents(topic).records().stream()
                .map(record -> record.partition() + "|" + record.offset())
                .toList());
  }

  private ChildProcess submit(String topic, Path output) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                url,
                "--executor-memory",
                "600m",
                "--conf",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "--conf",
                "spark.sql.codegen.wholeStage=false",
                "--conf",
                "spark.sql.codegen.factoryMode=NO_CODEGEN",
                SparkProgram.jar().toString()));
    command.addAll(
        List.of(
            kafka.archive(
                topic, output, "--batch-records", String.valueOf(BATCH), "--available-now")));
    return SparkProcess.spark(home, "600m", command);
  }

  private static List<String> places(Path output) throws Exception {
    return ArchiveFiles.rows(
        ArchiveFiles.current(output.resolve("readings")), List.of("\"partition\"", "\"offset\""));
  }
}
