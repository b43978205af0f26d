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
 * Which Kafka a command talks to, by its options and the configuration.
 *
 * @param configuration everything that a plant can set
 * @param texts in the language that was asked for
 * @param connection how to reach Kafka
 */
public record KafkaTarget(Configuration configuration, Texts texts, KafkaConnection connection) {

  /** How long somebody at a terminal waits for a Kafka that is not there. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The topics' names. */
  public Topics topics() {
    return configuration.kafka().topics();
  }

  /**
   * Opens the Kafka; a signal ends every wait for it.
   *
   * @throws CommandFailedException if none answers there, or it refuses the user
   */
  public PlantKafka open(Session session) throws CommandFailedException {
    try {
      return PlantKafka.open(connection, topics(), PATIENCE, session.stop()::check);
    } catch (KafkaException e) {
      throw explained(e);
    }
  }

  /** What to say of something that Kafka's client threw. */
  public CommandFailedException explained(KafkaException fault) {
    return KafkaFault.explained(fault, connection.bootstrap(), texts);
  }
}
