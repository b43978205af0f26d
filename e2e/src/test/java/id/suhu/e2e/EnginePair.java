package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.KafkaConnection;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * {@code suhu up} with embedded Kafka, and sometimes a second one that uses the Kafka of the first:
 * two engines that share the partitions. Used by one thread.
 */
final class EnginePair implements AutoCloseable {

  private static final String READINGS_PARTITIONS = "2";
  private static final String RULES = "suhu.yaml";

  private final Path folder;
  private final String address;
  private ChildProcess first;
  private @Nullable ChildProcess second;

  private EnginePair(Path folder, ChildProcess first, String address) {
    this.folder = folder;
    this.first = first;
    this.address = address;
  }

  /** Starts the first one in a folder, and waits until it is ready. */
  static EnginePair start(Path folder) throws IOException {
    Files.writeString(folder.resolve(RULES), PlantRules.YAML);
    ChildProcess first = startFirst(folder, "127.0.0.1:0");
    try {
      return new EnginePair(folder, first, SuhuProgram.kafka(first));
    } catch (RuntimeException | AssertionError e) {
      first.close();
      throw e;
    }
  }

  private static ChildProcess startFirst(Path folder, String listen) {
    return SuhuProgram.start(
        folder,
        Map.of("SUHU_KAFKA_PARTITIONS", READINGS_PARTITIONS),
        "up",
        "--config",
        RULES,
        "--data",
        "first",
        "--kafka-listen",
        listen);
  }

  KafkaConnection connection() {
    return KafkaConnection.plaintext(address);
  }

  /** Returns the data folder of the first one. */
  Path firstData() {
    return folder.resolve("first");
  }

  boolean hasSecond() {
    return second != null;
  }

  /** Starts the second one, which must not be running. */
  void startSecond() {
    second =
        SuhuProgram.start(
            folder,
            Map.of("SUHU_STORE_ENABLED", "false"),
            "up",
            "--config",
            RULES,
            "--data",
            "second",
            "--bootstrap",
            address);
  }

  /** Sends SIGKILL to the processes of a round. */
  void kill(KillRound round) {
    ChildProcess other = second;
    if (round.killsSecond() && other != null) {
      other.kill();
      second = null;
    }
    if (round.killsFirst()) {
      first.kill();
    }
  }

  /** Restarts the processes killed in a round. */
  void startAgain(KillRound round) throws Exception {
    if (round.killsFirst()) {
      first = startFirst(folder, address);
    }
    if (round.killsSecond() && round.startsAgain()) {
      if (round.killsFirst()) {
        // The second one would exit at once if Kafka did not respond.
        try (Admin admin = connection().admin()) {
          admin.describeCluster().nodes().get();
        }
      }
      startSecond();
    }
  }

  /** Stops the first one for a while, by which Kafka is away for the second one too. */
  void stallFirst(Duration duration) {
    first.stall(duration);
  }

  /** Returns how often the engines of the running processes have restarted within these. */
  long engineRestarts() {
    ChildProcess other = second;
    return Stream.concat(
            first.err().stream(), other == null ? Stream.empty() : other.err().stream())
        .filter(line -> line.contains("engine stopped and is restarting"))
        .count();
  }

  /** Stops the processes, and checks that they exit cleanly. */
  void end() {
    ChildProcess other = second;
    if (other != null) {
      other.terminate();
      assertThat(other.exitCode()).as("%s", other).isZero();
    }
    first.terminate();
    assertThat(first.exitCode()).as("%s", first).isZero();
  }

  @Override
  public void close() {
    if (second != null) {
      second.close();
    }
    first.close();
  }

  @Override
  public String toString() {
    return "first:\n" + first + (second == null ? "" : "\nsecond:\n" + second);
  }
}
