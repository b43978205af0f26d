package id.suhu.app.cli.users;

import id.suhu.app.cli.SettingsOptions;
import id.suhu.app.cli.SettingsOptions.Settings;
import id.suhu.app.config.OptionValue;
import id.suhu.broker.AccessTopics;
import id.suhu.broker.BrokerStartException;
import id.suhu.broker.KafkaUserException;
import id.suhu.broker.KafkaUsers;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.cli.WrongUsageException;
import id.suhu.kafka.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data folder of the users: a picocli mixin. */
final class UserOptions {

  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Suhu's data folder (default: the configured one, or ./suhu-data).")
  private @Nullable String data;

  /** An operation on the users. */
  @FunctionalInterface
  interface Work {
    void with(KafkaUsers users) throws KafkaUserException;
  }

  Settings read(Session session) throws CommandFailedException {
    List<OptionValue> options = new ArrayList<>();
    SettingsOptions.add(options, "--data", "data.folder", data);
    return settings.read(session, options);
  }

  /**
   * Opens the users, executes the operation and closes them.
   *
   * @throws CommandFailedException if the broker cannot be reached or rejects the operation
   * @throws WrongUsageException if a name or a password breaks a rule
   */
  static void open(Settings settings, Work work) throws CommandFailedException {
    Topics topics = settings.configuration().kafka().topics();
    AccessTopics access = new AccessTopics(topics.readings(), topics.commands());
    try (KafkaUsers users = KafkaUsers.open(settings.configuration().data().folder(), access)) {
      work.with(users);
    } catch (BrokerStartException | KafkaUserException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }
}
