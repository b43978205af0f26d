package id.suhu.app.cli.kafka;

import id.suhu.app.config.Configuration;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * A command's Kafka cluster, from its options and the configuration.
 *
 * @param configuration the configuration of the plant
 * @param texts in the selected language
 * @param connection the connection to Kafka
 */
public record KafkaTarget(Configuration configuration, Texts texts, KafkaConnection connection) {

  /** The acceptable wait of an interactive user for an unavailable Kafka. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Returns the topic names. */
  public Topics topics() {
    return configuration.kafka().topics();
  }

  /**
   * Connects to Kafka; a signal ends every wait for it.
   *
   * @throws CommandFailedException if Kafka does not respond, or rejects the user
   */
  public PlantKafka open(Session session) throws CommandFailedException {
    try {
      return PlantKafka.open(connection, topics(), PATIENCE, session.stop()::check);
    } catch (KafkaException e) {
      throw explained(e);
    }
  }

  /** Explains an exception of Kafka's client. */
  public CommandFailedException explained(KafkaException fault) {
    return KafkaFault.explained(fault, connection.bootstrap(), texts);
  }
}
