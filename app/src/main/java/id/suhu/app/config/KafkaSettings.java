package id.suhu.app.config;

import id.suhu.broker.BrokerSettings;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.util.Map;
import java.util.Optional;

/**
 * The Kafka that carries the readings: the embedded one, or one that is there already.
 *
 * @param listen where the embedded Kafka takes clients
 * @param advertise the address under which clients beyond this machine find it, where it is another
 * @param allowPlaintext whether it may listen beyond this machine without passwords
 * @param bootstrap {@code host:port,…} of a Kafka to use instead of the embedded one
 * @param topics their names
 * @param partitions of a topic that is made; empty for the broker's default, 1 in the embedded one
 * @param replicationFactor of a topic that is made; empty for the broker's default, 1 in the
 *     embedded one
 * @param retentionBytes how much of the disk readings, alarms, rejected records and commands may
 *     take together in the embedded one; empty for half of it
 * @param clientProperties Kafka's own client settings, such as {@code security.protocol}; holds
 *     passwords
 */
public record KafkaSettings(
    HostPort listen,
    Optional<HostPort> advertise,
    boolean allowPlaintext,
    Optional<String> bootstrap,
    Topics topics,
    Optional<Integer> partitions,
    Optional<Short> replicationFactor,
    Optional<Long> retentionBytes,
    Map<String, String> clientProperties) {

  /** Below, the topics would hardly hold anything. */
  private static final long LEAST_RETENTION = 100_000_000;

  private static final long MOST_RETENTION = 1_000_000_000_000_000L;

  /** Where nothing is configured. */
  public static final KafkaSettings DEFAULT =
      new KafkaSettings(
          BrokerSettings.DEFAULT_LISTEN,
          Optional.empty(),
          false,
          Optional.empty(),
          Topics.DEFAULT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  /** Copies the map. */
  public KafkaSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  static KafkaSettings read(Section kafka) {
    return new KafkaSettings(
        kafka.value("listen", Form.HOST_PORT, DEFAULT.listen),
        kafka.optional("advertise", Form.HOST_PORT),
        kafka.value("allowPlaintext", Form.FLAG, DEFAULT.allowPlaintext),
        kafka.optional("bootstrap", Form.BOOTSTRAP),
        kafka.value("topic", Form.checkedBy(Topics::new), DEFAULT.topics),
        kafka.optional("partitions", Form.wholeNumber(1, Integer.MAX_VALUE)),
        kafka
            .optional("replicationFactor", Form.wholeNumber(1, Short.MAX_VALUE))
            .map(Integer::shortValue),
        kafka.optional("retentionBytes", Form.wholeNumber(LEAST_RETENTION, MOST_RETENTION)),
        ClientProperties.read(kafka.section("clientProperties")));
  }

  /**
   * How a command of this machine reaches that Kafka: at {@code bootstrap}, or else where the
   * embedded one listens.
   */
  public KafkaConnection connection() {
    return new KafkaConnection(
        bootstrap.orElseGet(() -> listen.isWildcard() ? "localhost:" + listen.port() : "" + listen),
        clientProperties);
  }

  /** Leaves out the values of the client's settings: some are passwords. */
  @Override
  public String toString() {
    return ("KafkaSettings[listen=%s, advertise=%s, allowPlaintext=%s, bootstrap=%s, topics=%s,"
            + " partitions=%s, replicationFactor=%s, retentionBytes=%s, clientProperties=%s]")
        .formatted(
            listen,
            advertise,
            allowPlaintext,
            bootstrap,
            topics,
            partitions,
            replicationFactor,
            retentionBytes,
            clientProperties.keySet());
  }
}
