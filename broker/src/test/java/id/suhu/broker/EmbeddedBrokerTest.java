package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.kafka.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final HostPort FREE_PORT = new HostPort("127.0.0.1", 0);

  @TempDir Path data;

  @Test
  void keepsRecordsAndGroupsAcrossAStopAndStopsInTime() throws Exception {
    EmbeddedBroker first = EmbeddedBroker.start(settings());
    Client before = new Client(first.loopbackBootstrap()).inGroup("g");
    before.createTopic("t");
    before.send("t", "1", "2");
    assertThat(before.read("t", 2)).containsExactly("1", "2");
    assertThat(data.resolve("kafka.address")).hasContent(first.loopbackBootstrap());
    assertThat(first.clientBootstrap()).isEqualTo(first.loopbackBootstrap());

    long start = System.nanoTime();
    first.close();
    Duration stop = Duration.ofNanos(System.nanoTime() - start);

    assertThat(first.failure()).isNotDone();
    assertThat(stop).isLessThan(Duration.ofSeconds(4));
    assertThat(data.resolve("kafka/.kafka_cleanshutdown")).exists();
    assertThat(data.resolve("kafka.address")).doesNotExist();

    try (EmbeddedBroker second = EmbeddedBroker.start(settings().withFsync(true))) {
      Client after = new Client(second.loopbackBootstrap()).inGroup("g");
      after.send("t", "3");
      assertThat(after.read("t", 1)).containsExactly("3");
    }
  }

  @Test
  void keepsAcknowledgedRecordsWhenItsProcessIsKilled() throws Exception {
    try (BrokerProcess first = BrokerProcess.start(data)) {
      new Client(first.bootstrap()).send("first", "2", "3");

      assertThatExceptionOfType(FolderInUseException.class)
          .isThrownBy(() -> EmbeddedBroker.start(settings()))
          .withMessageContaining(data.toString())
          .withMessageContaining("process " + first.pid());
      first.kill();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
      assertThat(new Client(broker.loopbackBootstrap()).read("first", 3))
          .containsExactly("1", "2", "3");
    }
  }

  /** Not once for the killed broker's session and again for the new one. */
  @Test
  void theStateOfGroupsIsLoadedOnceAfterAKill() throws Exception {
    try (BrokerProcess first = BrokerProcess.start(data)) {
      new Client(first.bootstrap()).read("first", 1);
      first.kill();
    }
    Path log = data.resolve("second.log");
    try (BrokerProcess second = BrokerProcess.start(data, log, "info")) {
      new Client(second.bootstrap()).read("first", 2);
    }

    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("Scheduling loading of metadata from __consumer_offsets"))
        .hasSize(4);
  }

  /** As a slow disk or a sleeping computer does. */
  @Test
  void aStallDoesNotFenceTheBroker() throws Exception {
    Path log = data.resolve("stalled.log");
    try (BrokerProcess broker = BrokerProcess.start(data, log, "info")) {
      broker.stall(Duration.ofSeconds(2));
      new Client(broker.bootstrap()).read("first", 1);
    }

    assertThat(log).content().contains("has been unfenced").doesNotContain("Fencing broker");
  }

  @Test
  void twoBrokersRunSideBySideAndAPartlyFormattedFolderIsUsable() throws Exception {
    Path half = data.resolve("half");
    Path metadata = Files.createDirectories(half.resolve("kafka/__cluster_metadata-0"));
    // Files of Kafka before 4.4, then of Kafka from 4.4.
    Files.writeString(half.resolve("kafka/bootstrap.checkpoint"), "cut o");
    Files.writeString(half.resolve("kafka/bootstrap.checkpoint.tmp"), "cut");
    Files.writeString(metadata.resolve("00000000000000000000-0000000000.checkpoint"), "cut o");
    Files.writeString(
        metadata.resolve("00000000000000000000-00000000001234.checkpoint.part"), "cut");
    Files.writeString(half.resolve("kafka/meta.properties"), "");

    try (EmbeddedBroker one = EmbeddedBroker.start(settings());
        EmbeddedBroker two = EmbeddedBroker.start(BrokerSettings.in(half).withListen(FREE_PORT))) {
      for (EmbeddedBroker broker : new EmbeddedBroker[] {one, two}) {
        Client client = new Client(broker.loopbackBootstrap());
        client.createTopic("t");
        client.send("t", broker.loopbackBootstrap());
        assertThat(client.read("t", 1)).containsExactly(broker.loopbackBootstrap());
      }
    }
  }

  @Test
  void servesTheNetworkWithoutPasswordsIfAllowed() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            settings().withListen(new HostPort("0.0.0.0", 0), new Security.AllowPlaintext()))) {
      assertThat(broker.loopbackBootstrap()).startsWith("127.0.0.1:");
      assertThat(broker.clientBootstrap())
          .doesNotStartWith("0.0.0.0")
          .isNotEqualTo(broker.loopbackBootstrap());
      new Client(broker.loopbackBootstrap()).createTopic("t");
      Client outside = new Client(broker.clientBootstrap());
      outside.send("t", "1");
      assertThat(outside.read("t", 1)).containsExactly("1");
    }
  }

  @Test
  void doesNotCreateTopicsAutomatically() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(settings().withAdvertise(new HostPort("localhost", 0)))) {
      assertThat(broker.clientBootstrap()).startsWith("localhost:").doesNotEndWith(":0");
      assertThatExceptionOfType(Exception.class)
          .isThrownBy(() -> new Client(broker.loopbackBootstrap()).impatient().send("typo", "1"));
    }
  }

  @Test
  void countsItsDataAndFreeSpaceAsItsDisk() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
      Client client = new Client(broker.loopbackBootstrap());
      client.createTopic("t");
      long before = new KafkaFolder(data).occupiedBytes();
      client.send("t", "x".repeat(900_000));

      assertThat(new KafkaFolder(data).occupiedBytes()).isGreaterThan(before + 800_000);
      assertThat(broker.diskBytes()).isGreaterThan(before);
    }
  }

  @Test
  void aFailedStartOfKafkaIsReportedAndLeavesNothingRunning() throws Exception {
    EmbeddedBroker.start(settings()).close();
    Path quorumState = data.resolve("kafka/__cluster_metadata-0/quorum-state");
    String saved = Files.readString(quorumState);
    Files.writeString(quorumState, "broken");

    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(settings()))
        .withMessageContaining("broken");

    Files.writeString(quorumState, saved);
    EmbeddedBroker.start(settings()).close();
  }

  @Test
  void aSecondBrokerOnTheSameFolderIsRejected() throws Exception {
    EmbeddedBroker first = EmbeddedBroker.start(settings());
    assertThatExceptionOfType(FolderInUseException.class)
        .isThrownBy(() -> EmbeddedBroker.start(settings()))
        .withMessageContaining("process " + ProcessHandle.current().pid());
    Thread.currentThread().interrupt();
    first.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(data.resolve("kafka/.kafka_cleanshutdown")).exists();
  }

  private BrokerSettings settings() {
    return BrokerSettings.in(data).withListen(FREE_PORT);
  }
}
