package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import id.suhu.kafka.HostPort;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the limits that protect clients from one another. */
class BrokerLimitsTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int PARTITIONS = 7;
  private static final int HEAP = 1024 * MEBIBYTE;

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.in(data).withListen(new HostPort("127.0.0.1", 0)));
    client = new Client(broker.loopbackBootstrap());
    client.createTopic("suhu", PARTITIONS);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void transactionTimeoutsAreLimited() {
    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> client.transact("long", "suhu", 15_001))
        .withMessageContaining("transaction timeout is larger than the maximum value allowed");
    assertThatNoException().isThrownBy(() -> client.transact("short", "suhu", 15_000));
  }

  @Test
  void anOversizedRequestIsRejectedBeforeItsBufferIsAllocated() throws Exception {
    try (Socket socket = connect()) {
      new DataOutputStream(socket.getOutputStream()).writeInt(8 * MEBIBYTE + 1);

      assertThat(socket.getInputStream().read()).as("end of the connection").isEqualTo(-1);
    }
  }

  @Test
  void aFullBatchForEachOfSeveralPartitionsFitsIntoOneRequest() {
    String batch = "x".repeat(1_000_000);
    assertThatNoException()
        .isThrownBy(() -> client.sendTogether("suhu", PARTITIONS, batch, 8 * MEBIBYTE));
  }

  @Test
  void queuedRequestsLeaveMostOfTheHeapFree() throws Exception {
    assertThat(setting("queued.max.request.bytes")).isBetween(8L * MEBIBYTE, HEAP / 8L);
    // The buffers of all connections before authentication.
    assertThat(setting("max.connections") * setting("sasl.server.max.receive.size"))
        .isLessThanOrEqualTo(HEAP / 8L);
  }

  @Test
  void oneAddressCannotTakeEveryConnection() throws Exception {
    long most = setting("max.connections.per.ip");
    assertThat(most).isLessThanOrEqualTo(setting("max.connections") / 2);
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i <= most; i++) {
        sockets.add(connect());
      }
      assertThat(sockets.get(sockets.size() - 1).getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void theEnginesOffsetsAreRetainedAsLongAsTheJournal() throws Exception {
    assertThat(Duration.ofMinutes(setting("offsets.retention.minutes")))
        .isGreaterThanOrEqualTo(Duration.ofDays(400));
  }

  @Test
  void aRecordMayBeOneMebibyte() throws Exception {
    assertThat(setting("message.max.bytes")).isEqualTo(MEBIBYTE + 12);
  }

  private static Socket connect() throws IOException {
    HostPort address = HostPort.parse(broker.loopbackBootstrap());
    Socket socket = new Socket(address.host(), address.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static long setting(String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (Admin admin = client.admin()) {
      Config config =
          Client.get(
              Objects.requireNonNull(
                  admin.describeConfigs(Set.of(resource)).values().get(resource)));
      return Long.parseLong(config.get(name).value());
    }
  }
}
