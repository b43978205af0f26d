package id.suhu.app.config;

import id.suhu.broker.BrokerSettings;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.util.Map;
import java.util.Optional;

/**
 * The Kafka cluster of the readings: the embedded broker, or an existing cluster.
 *
 * @param listen the embedded broker's listener address
 * @param advertise the advertised address for clients on other machines, if it differs
 * @param allowPlaintext whether the broker may accept connections from other machines without
 *     passwords
 * @param bootstrap {@code host:port,…} of a cluster to use instead of the embedded broker
 * @param topics the topic names
 * @param partitions of created topics; if empty, the broker's default, 1 in the embedded one
 * @param replicationFactor of created topics; if empty, the broker's default, 1 in the embedded one
 * @param retentionBytes maximum total size of readings, alarms, rejected records and commands in
 *     the embedded broker; if empty, half of the disk
 * @param clientProperties Kafka's own client settings, such as {@code security.protocol}; may
 *     contain passwords
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

  /** With less, the topics could hardly hold any records. */
  private static final long LEAST_RETENTION = 100_000_000;

  private static final long MOST_RETENTION = 1_000_000_000_000_000L;

  /** The default settings. */
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
   * Returns the connection for commands on this machine: to {@code bootstrap}, or otherwise to the
   * embedded broker's listener.
   */
  public KafkaConnection connection() {
    return new KafkaConnection(
        bootstrap.orElseGet(() -> listen.isWildcard() ? "localhost:" + listen.port() : "" + listen),
        clientProperties);
  }

  /** Omits the values of the client settings: some are passwords. */
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
