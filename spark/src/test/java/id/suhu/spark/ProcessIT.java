package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.FolderWatch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the packaged program as a process: its end, and its state after a kill. */
@ExtendWith(SharedKafka.class)
@Timeout(300)
class ProcessIT {

  private static final int BATCH = 5_000;
  private static final int READINGS = 4 * BATCH;

  @TempDir static Path folder;
  private static KafkaProcess kafka;

  @BeforeAll
  static void start(KafkaProcess shared) {
    kafka = shared;
  }

  @Test
  void finishesTheRunningBatchOnSigtermAndLosesNothingWhenKilled() throws Exception {
    String topic = kafka.freshTopic(1);
    kafka.sendReadings(topic, READINGS);
    Path output = folder.resolve("archive");
    String[] job =
        kafka.archive(topic, output, "--batch-records", String.valueOf(BATCH), "--trigger", "1ms");

    // when it is killed while the second batch runs
    try (ChildProcess killed = SparkProcess.job(folder, job)) {
      FolderWatch.await(output.resolve("_checkpoint/offsets/1"));
      killed.kill();
    }
    // and the next one is stopped while a batch runs
    try (ChildProcess ended = SparkProcess.job(folder, job)) {
      FolderWatch.await(output.resolve("_checkpoint/offsets/2"));
      ended.terminate();

      // then it ends after that batch
      assertThat(ended.exitCode()).as(ended.toString()).isZero();
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("Stopped; nothing is left unwritten.");
    }
    List<String> half = offsets(output);
    assertThat(half).doesNotHaveDuplicates().hasSizeBetween(2 * BATCH, READINGS);
    assertThat(half.size() % BATCH).as("whole batches").isZero();

    // and the last one completes the archive
    JobRun.of(kafka.archive(topic, output, "--available-now")).done();
    assertThat(offsets(output)).doesNotHaveDuplicates().hasSize(READINGS);
  }

  private static List<String> offsets(Path output) throws Exception {
    return ArchiveFiles.rows(
        ArchiveFiles.current(output.resolve("readings")), List.of("\"offset\""));
  }
}
