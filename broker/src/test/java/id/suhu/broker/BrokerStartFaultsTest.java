package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.kafka.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of faults that are detected before Kafka starts. None of them modifies the folder. */
class BrokerStartFaultsTest {
  private static final HostPort FREE_PORT = new HostPort("127.0.0.1", 0);

  @TempDir Path folder;

  @Test
  void aPortInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HostPort port = new HostPort("127.0.0.1", taken.getLocalPort());
      assertStartFails(settings().withListen(port), port.toString(), "is already in use");
    }
  }

  @Test
  void aPortInUseByAnotherSuhu() throws Exception {
    try (EmbeddedBroker other =
        EmbeddedBroker.start(BrokerSettings.in(folder.resolve("other")).withListen(FREE_PORT))) {
      assertStartFails(
          settings().withListen(HostPort.parse(other.loopbackBootstrap())),
          other.loopbackBootstrap(),
          "is already in use");
    }
  }

  @Test
  void anAddressOfAnotherMachine() throws Exception {
    assertStartFails(
        settings().withListen(new HostPort("192.0.2.7", 9092), new Security.AllowPlaintext()),
        "192.0.2.7:9092",
        "this machine has no address 192.0.2.7");
  }

  @Test
  void anUnresolvableListenAddress() throws Exception {
    assertStartFails(
        settings()
            .withListen(
                new HostPort("no-such-host.invalid", 1),
                new Security.Scram(new AccessTopics("suhu", "suhu-commands"))),
        "listen on no-such-host.invalid:1",
        "cannot be resolved");
  }

  @Test
  void anUnresolvableAdvertisedAddress() throws Exception {
    assertStartFails(
        settings().withAdvertise(new HostPort("no-such-host.invalid", 1)),
        "advertise no-such-host.invalid:1",
        "cannot be resolved");
  }

  @Test
  void tooLittleDiskSpace() throws Exception {
    assertStartFails(
        settings().withMinimumFreeBytes(Long.MAX_VALUE), "MB free", "8796093022207 MB to start");
  }

  @Test
  void dataWithoutItsPropertiesFile() throws Exception {
    Files.createDirectories(data().resolve("kafka/sensor-suhu-0"));
    assertStartFails(settings(), data().resolve("kafka").toString(), "meta.properties is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.checkpoint",
        "__cluster_metadata-0/00000000000000000000-0000000000.checkpoint",
        "__cluster_metadata-0/00000000000000004711-0000000002.checkpoint"
      })
  void dataOfAnUnknownKafka(String checkpoint) throws Exception {
    Path file = data().resolve("kafka").resolve(checkpoint);
    Files.createDirectories(file.getParent());
    Files.writeString(
        data().resolve("kafka/meta.properties"),
        "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=1\n");
    Files.writeString(file, "from the future");
    assertStartFails(settings(), data().resolve("kafka").toString(), "newer Suhu");
  }

  // Permissions do not apply to root, so a file is in place of the folder.
  @Test
  void aFolderThatCannotBeCreated() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    for (Path impossible : List.of(folder.resolve("file"), folder.resolve("file/under"))) {
      assertThatExceptionOfType(BrokerStartException.class)
          .isThrownBy(
              () -> EmbeddedBroker.start(BrokerSettings.in(impossible).withListen(FREE_PORT)))
          .withMessageContaining("data folder " + impossible + " cannot be written")
          .withMessageContaining(folder.resolve("file").toString());
    }
  }

  @Test
  void aFileInPlaceOfKafkasFolder() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("kafka"), "");
    assertStartFails(settings(), data().resolve("kafka").toString(), "cannot be written");
  }

  private void assertStartFails(BrokerSettings settings, String... words) throws IOException {
    List<Path> before = listing();
    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(settings))
        .satisfies(e -> assertThat(e).hasMessageContainingAll(words));
    assertThat(listing()).isEqualTo(before);
    FolderLock free = assertFree();
    free.close();
  }

  private FolderLock assertFree() throws IOException {
    try {
      return FolderLock.take(data());
    } catch (BrokerStartException e) {
      throw new AssertionError("the folder is still locked", e);
    }
  }

  private List<Path> listing() throws IOException {
    Files.createDirectories(data());
    try (Stream<Path> files = Files.walk(data())) {
      return files.filter(file -> !file.endsWith("kafka.lock")).sorted().toList();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private BrokerSettings settings() {
    return BrokerSettings.in(data()).withListen(FREE_PORT);
  }
}
