package id.suhu.app.cli.kafka;

import id.suhu.app.cli.CommandFailedException;
import id.suhu.app.cli.Session;
import id.suhu.app.cli.Texts;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka a command talks to: a picocli mixin. */
public final class KafkaOptions {

  private static final String DEFAULT_BOOTSTRAP = "localhost:9092";

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,…",
      description = "Kafka's address (default: SUHU_KAFKA_BOOTSTRAP, else localhost:9092).")
  private @Nullable String bootstrap;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      converter = TopicsConverter.class,
      description = "The reading topic (default: sensor-suhu); others derive from its name.")
  private @Nullable Topics topics;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Kafka client properties, such as user and password.")
  private @Nullable Path commandConfig;

  /**
   * Opens the Kafka that was named.
   *
   * @throws CommandFailedException if none answers there, or it refuses the user
   */
  public KafkaAccess open(Session session, Texts texts) throws CommandFailedException {
    return KafkaAccess.open(connection(session), topics(), texts, session.stop());
  }

  private Topics topics() {
    return topics == null ? Topics.DEFAULT : topics;
  }

  private KafkaConnection connection(Session session) throws CommandFailedException {
    String address =
        bootstrap == null
            ? session.environment().getOrDefault("SUHU_KAFKA_BOOTSTRAP", DEFAULT_BOOTSTRAP)
            : bootstrap;
    return new KafkaConnection(address, clientProperties());
  }

  private Map<String, String> clientProperties() throws CommandFailedException {
    if (commandConfig == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(commandConfig, StandardCharsets.UTF_8)) {
      properties.load(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException(
          "cannot read the client properties in '%s': %s".formatted(commandConfig, e), e);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    return settings;
  }
}
