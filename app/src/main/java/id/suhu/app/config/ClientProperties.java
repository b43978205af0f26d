package id.suhu.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Reads Kafka's own client settings, by Kafka's names. Messages never contain their values, which
 * may be passwords.
 */
final class ClientProperties {

  private ClientProperties() {}

  static Map<String, String> read(Section section) {
    Map<String, String> properties = new HashMap<>();
    for (Given given : section.anyKeys()) {
      if (given.name().equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
        section.fault(given, "belongs to kafka.bootstrap");
      } else if (!names().contains(given.name())) {
        section.fault(
            given,
            "is not a setting of Kafka's clients"
                + NearestName.of(given.name(), names())
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElse(""));
      } else {
        properties.put(given.name(), given.text());
      }
    }
    return properties;
  }

  /** Loaded only if a setting is given, since Kafka's classes take a while to load. */
  private static Set<String> names() {
    Set<String> names = new TreeSet<>(AdminClientConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    return names;
  }
}
