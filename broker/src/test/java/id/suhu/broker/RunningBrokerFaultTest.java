package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.suhu.kafka.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of faults of a running broker. The JVM must survive them, or the tests would end. */
class RunningBrokerFaultTest {

  @TempDir Path folder;

  @Test
  void aFullDiskStopsTheBrokerAndIsReported() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder.toString()));
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(settings().withMinimumFreeBytes(8 * 1024 * 1024))) {
      Client client = new Client(broker.loopbackBootstrap()).impatient();
      client.createTopic("t");
      String[] more = new String[30];
      Arrays.fill(more, "x".repeat(900_000));

      assertThatThrownBy(() -> client.send("t", more)).isNotNull();

      BrokerFault fault = broker.failure().get(20, TimeUnit.SECONDS);
      assertThat(fault.message()).contains("disk of " + folder.resolve("kafka") + " is full");
      assertClosesInTime(broker);
    } finally {
      assertThat(run("umount", "-l", folder.toString())).isTrue();
    }
  }

  @Test
  void aVanishedFolderStopsTheBrokerAndIsReported() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
      try (Stream<Path> files = Files.walk(folder.resolve("kafka"))) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
      Files.writeString(folder.resolve("kafka"), "");

      // Whether the client gets a response depends on which thread encounters the fault first.
      Throwable unused =
          catchThrowable(() -> new Client(broker.loopbackBootstrap()).impatient().createTopic("t"));

      BrokerFault fault = broker.failure().get(20, TimeUnit.SECONDS);
      assertThat(fault.message()).contains("Kafka stopped").contains(folder.toString());
      assertClosesInTime(broker);
    }
  }

  @Test
  void aCoordinatorThatCannotLoadItsGroupsStopsTheBrokerAndIsReported() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
      Client client = new Client(broker.loopbackBootstrap());
      client.createTopic("t");
      client.send("t", "1");
      client.read("t", 1);
      client.corruptGroups();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
      BrokerFault fault = broker.failure().get(20, TimeUnit.SECONDS);
      assertThat(fault.message())
          .contains("consumer groups could not be loaded from __consumer_offsets");
      assertClosesInTime(broker);
    }
  }

  private static void assertClosesInTime(EmbeddedBroker broker) {
    long start = System.nanoTime();
    broker.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  private BrokerSettings settings() {
    return BrokerSettings.in(folder).withListen(new HostPort("127.0.0.1", 0));
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
