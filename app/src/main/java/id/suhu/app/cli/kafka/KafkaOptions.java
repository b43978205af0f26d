package id.suhu.app.cli.kafka;

import id.suhu.app.cli.SettingsOptions;
import id.suhu.app.config.OptionValue;
import id.suhu.cli.ClientProperties;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.kafka.KafkaConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Selects a command's Kafka cluster and its settings: a picocli mixin. */
public final class KafkaOptions {

  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,…",
      description = "Kafka's address (default: the configured one, or localhost:9092).")
  private @Nullable String bootstrap;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The reading topic (default: sensor-suhu); the other names derive from it.")
  private @Nullable String topic;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "File with Kafka client properties, such as user and password.")
  private @Nullable Path commandConfig;

  /**
   * Reads the configuration and the files named by the options.
   *
   * @throws CommandFailedException if one of them has a fault
   */
  public KafkaTarget target(Session session) throws CommandFailedException {
    List<OptionValue> options = new ArrayList<>();
    SettingsOptions.add(options, "--bootstrap", "kafka.bootstrap", bootstrap);
    SettingsOptions.add(options, "--topic", "kafka.topic", topic);
    var read = settings.read(session, options);
    KafkaConnection configured = read.configuration().kafka().connection();
    Map<String, String> client = new HashMap<>(configured.settings());
    if (commandConfig != null) {
      client.putAll(ClientProperties.read(commandConfig));
    }
    return new KafkaTarget(
        read.configuration(), read.texts(), new KafkaConnection(configured.bootstrap(), client));
  }
}
