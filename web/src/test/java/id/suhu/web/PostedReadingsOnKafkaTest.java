package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Posted readings, up to the topic of a real broker. */
@ExtendWith(SharedBroker.class)
class PostedReadingsOnKafkaTest {

  private static final int PARTITIONS = 3;

  private final HttpClient client = HttpClient.newHttpClient();

  private static WebServer serve(ReadingSender sender) {
    return new TestParts().withSender(sender).start();
  }

  private String post(WebServer server, String type, String body) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://" + server.address() + "/api/readings"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  @Test
  void writesTheBytesOfEachReadingToItsOwnersPartition(TestBroker broker) throws Exception {
    Topics topics = broker.freshTopics(PARTITIONS);
    String one = "{ \"temperature\": 83.50, \"sensor_id\": \"S1\", \"x\": [1, {\"y\": null}] }";
    String umlaut = "{\"sensor_id\":\"Öfen\",\"temperature\":1e1}";
    String number = "{\"sensor_id\":7,\"temperature\":-0.0,\"timestamp\":1772348400000}";
    List<String> lines =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "{\"sensor_id\":\"L%d\",\"temperature\":%d}".formatted(i % 9, i))
            .toList();

    try (WebServer server = serve(new KafkaReadingSender(broker.connection(), topics))) {
      assertThat(post(server, "application/json", one + "\n")).isEqualTo("202 {\"accepted\":1}\n");
      assertThat(post(server, "application/json", "[" + umlaut + ",\n " + number + "]"))
          .isEqualTo("202 {\"accepted\":2}\n");
      assertThat(post(server, "application/x-ndjson", String.join("\r\n", lines)))
          .isEqualTo("202 {\"accepted\":5000}\n");
      assertThat(post(server, "application/x-ndjson", one + "\nbad\n")).startsWith("422 ");
    }

    List<ConsumerRecord<byte[], byte[]>> records = broker.contents(topics.readings()).records();
    List<String> sent = new ArrayList<>(List.of(one, umlaut, number));
    sent.addAll(lines);
    assertThat(records).extracting(record -> text(record.value())).containsAll(sent);
    assertThat(records).hasSameSizeAs(sent);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.partition())
                    .isEqualTo(SensorOwner.partitionOf(record.key(), PARTITIONS)));
    assertThat(keyOf(records, one)).isEqualTo("S1");
    assertThat(keyOf(records, umlaut)).isEqualTo("Öfen");
    assertThat(keyOf(records, number)).isEqualTo("7");
    // Each sensor's readings are in their order.
    List<String> ofOne =
        lines.stream().filter(line -> line.contains("\"L4\"")).collect(Collectors.toList());
    assertThat(records)
        .filteredOn(record -> text(record.key()).equals("L4"))
        .extracting(record -> text(record.value()))
        .isEqualTo(ofOne);
  }

  private static String keyOf(List<ConsumerRecord<byte[], byte[]>> records, String value) {
    return records.stream()
        .filter(record -> text(record.value()).equals(value))
        .map(record -> text(record.key()))
        .collect(Collectors.joining(","));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void tellsThatKafkaIsAway() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebServer server =
            serve(
                new KafkaReadingSender(
                    KafkaConnection.plaintext("127.0.0.1:" + silent.getLocalPort()),
                    Topics.DEFAULT,
                    Duration.ofMillis(200)))) {
      String reading = "{\"sensor_id\":\"S1\",\"temperature\":83}\n";

      // One reading and many take the same time.
      assertThat(post(server, "application/x-ndjson", reading.repeat(10_000)))
          .startsWith("503 ")
          .contains("Kafka did not acknowledge all 10000 readings: ");
    }
  }
}
