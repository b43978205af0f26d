package id.suhu.app.cli.kafka;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.kafka.PlantKafka;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;

/**
 * A command that uses Kafka: reads the options and the configuration, connects to Kafka, and
 * explains Kafka errors.
 */
public abstract class KafkaCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  /** Creates a command for a session. */
  protected KafkaCommand(Session session) {
    this.session = session;
  }

  /** Returns the command's session. */
  protected final Session session() {
    return session;
  }

  @Override
  public final Integer call() throws CommandFailedException {
    check();
    KafkaTarget target = kafka.target(session);
    try (PlantKafka plant = target.open(session)) {
      return run(target, plant);
    } catch (KafkaException e) {
      throw target.explained(e);
    }
  }

  /**
   * Validates the command's own options, before the connection to Kafka.
   *
   * @throws id.suhu.cli.WrongUsageException if an option is invalid
   */
  protected void check() {}

  /**
   * Executes the command.
   *
   * @return the exit code
   * @throws CommandFailedException if it fails, with the reason
   * @throws KafkaException if Kafka rejects a request or becomes unavailable
   */
  protected abstract int run(KafkaTarget target, PlantKafka plant) throws CommandFailedException;
}
