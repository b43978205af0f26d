package id.suhu.kafka;

import id.suhu.kafka.read.BoundedConsumer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach a Kafka, and clients that do. Keys and values are bytes throughout: formats are the
 * affair of {@code messages}.
 *
 * @param bootstrap one or more {@code host:port}, separated by commas
 * @param settings Kafka's client settings besides, such as {@code security.protocol} and {@code
 *     sasl.jaas.config}
 */
public record KafkaConnection(String bootstrap, Map<String, String> settings) {

  /** Copies the map. */
  public KafkaConnection {
    settings = Map.copyOf(settings);
  }

  /** A connection without security. */
  public static KafkaConnection plaintext(String bootstrap) {
    return new KafkaConnection(bootstrap, Map.of());
  }

  /** What every client needs, for those that are not made here. */
  public Map<String, Object> clientSettings() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    // Nothing of a plant is told to anybody.
    all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
    return all;
  }

  /** An admin client. The caller closes it. */
  public Admin admin() {
    return Admin.create(clientSettings());
  }

  /** An idempotent producer that waits for all replicas. The caller closes it. */
  public Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> all = clientSettings();
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    all.putAll(more);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * A {@link BoundedConsumer} without a group, that sees committed records only: its caller assigns
   * the partitions, and closes it.
   */
  public Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
    return new BoundedConsumer(consumerSettings(more));
  }

  /** Those of {@link #consumer}. */
  public Map<String, Object> consumerSettings(Map<String, Object> more) {
    Map<String, Object> all = clientSettings();
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    all.putAll(more);
    return all;
  }

  /** The address and the names of the settings: their values may be passwords. */
  @Override
  public String toString() {
    return "KafkaConnection[bootstrap=%s, settings=%s]"
        .formatted(bootstrap, new TreeSet<>(settings.keySet()));
  }
}
