package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.HostPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPropertiesTest {

  @TempDir Path data;

  // Kafka ignores unknown names.
  @Test
  void setsOnlyPropertiesThatKafkaKnows() throws Exception {
    BrokerSettings settings =
        BrokerSettings.in(data)
            .withListen(
                new HostPort("127.0.0.1", 0),
                new Security.Scram(new AccessTopics("suhu", "suhu-commands")))
            .withFsync(true);
    try (ListenerSockets listeners = ListenerSockets.open(settings)) {
      Map<String, String> properties = KafkaProperties.of(settings, data, listeners);

      Set<String> known = AbstractKafkaConfig.CONFIG_DEF.names();
      assertThat(properties.keySet())
          .filteredOn(name -> !known.contains(name))
          .containsExactlyInAnyOrder(
              "super.users",
              "listener.name.controller.num.network.threads",
              "listener.name.plant.scram-sha-256.sasl.jaas.config",
              "listener.name.plant.scram-sha-512.sasl.jaas.config");
    }
  }
}
