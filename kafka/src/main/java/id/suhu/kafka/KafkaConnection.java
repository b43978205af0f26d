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
 * The address and client settings of a Kafka cluster, and a factory for its clients. Keys and
 * values are bytes throughout: formats are defined by {@code messages}.
 *
 * @param bootstrap one or more {@code host:port}, separated by commas
 * @param settings additional Kafka client settings, such as {@code security.protocol} and {@code
 *     sasl.jaas.config}
 */
public record KafkaConnection(String bootstrap, Map<String, String> settings) {

  /** Copies the map. */
  public KafkaConnection {
    settings = Map.copyOf(settings);
  }

  /** Returns a connection without security. */
  public static KafkaConnection plaintext(String bootstrap) {
    return new KafkaConnection(bootstrap, Map.of());
  }

  /** Returns the settings common to all clients, for clients created elsewhere. */
  public Map<String, Object> clientSettings() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    // Client metrics must not leave the plant.
    all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
    return all;
  }

  /** Creates an admin client. The caller closes it. */
  public Admin admin() {
    return Admin.create(clientSettings());
  }

  /** Creates an idempotent producer that waits for all replicas. The caller closes it. */
  public Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> all = clientSettings();
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    all.putAll(more);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Creates a {@link BoundedConsumer} without a group, with isolation level read_committed. The
   * caller assigns its partitions and closes it.
   */
  public Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
    return new BoundedConsumer(consumerSettings(more));
  }

  /** Returns the settings of {@link #consumer}. */
  public Map<String, Object> consumerSettings(Map<String, Object> more) {
    Map<String, Object> all = clientSettings();
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    all.putAll(more);
    return all;
  }

  /**
   * Returns the address and the names of the settings. Values are omitted, since they may be
   * passwords.
   */
  @Override
  public String toString() {
    return "KafkaConnection[bootstrap=%s, settings=%s]"
        .formatted(bootstrap, new TreeSet<>(settings.keySet()));
  }
}
