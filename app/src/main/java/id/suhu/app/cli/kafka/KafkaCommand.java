package id.suhu.app.cli.kafka;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.kafka.PlantKafka;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;

/**
 * A command that talks to Kafka: reads the options and the configuration, opens the Kafka that they
 * name, and explains what goes wrong with it.
 */
public abstract class KafkaCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  /** A command in a session. */
  protected KafkaCommand(Session session) {
    this.session = session;
  }

  /** Where it runs. */
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
   * Looks at the command's own options, before Kafka is asked.
   *
   * @throws id.suhu.cli.WrongUsageException if one of them cannot be
   */
  protected void check() {}

  /**
   * Does the command's work.
   *
   * @return the exit code
   * @throws CommandFailedException if it cannot be done, saying why
   * @throws KafkaException if Kafka refuses or goes away
   */
  protected abstract int run(KafkaTarget target, PlantKafka plant) throws CommandFailedException;
}
