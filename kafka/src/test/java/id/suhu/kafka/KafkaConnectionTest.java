package id.suhu.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {

  @Test
  void configuresClientsWithBootstrapServersAndWithoutMetricsPush() {
    KafkaConnection connection =
        new KafkaConnection("127.0.0.1:9092", Map.of("security.protocol", "SASL_PLAINTEXT"));

    assertThat(connection.clientSettings())
        .containsEntry("bootstrap.servers", "127.0.0.1:9092")
        .containsEntry("security.protocol", "SASL_PLAINTEXT")
        .containsEntry("enable.metrics.push", "false");
  }

  @Test
  void copiesItsSettings() {
    Map<String, String> settings = new HashMap<>(Map.of("client.id", "a"));
    KafkaConnection connection = new KafkaConnection("127.0.0.1:9092", settings);

    settings.put("client.id", "b");
    connection.clientSettings().put("client.id", "c");

    assertThat(connection.clientSettings()).containsEntry("client.id", "a");
  }

  @Test
  void neverPrintsAPassword() {
    KafkaConnection connection =
        new KafkaConnection(
            "127.0.0.1:9092", Map.of("sasl.jaas.config", "password=\"s3cret\";", "b", "c"));

    assertThat(connection)
        .hasToString("KafkaConnection[bootstrap=127.0.0.1:9092, settings=[b, sasl.jaas.config]]");
  }

  @Test
  void createsClientsWithoutConnectingToKafka() {
    // Nothing listens on the reserved port 1.
    KafkaConnection connection = KafkaConnection.plaintext("127.0.0.1:1");

    try (Producer<byte[], byte[]> producer = connection.producer(Map.of("linger.ms", "0"));
        Consumer<byte[], byte[]> consumer = connection.consumer(Map.of())) {
      assertThat(producer.metrics()).isNotEmpty();
      assertThat(consumer.assignment()).isEmpty();
    }
  }
}
