package id.suhu.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Reads the file of {@code --command-config}: Kafka client properties, which may include passwords.
 */
public final class ClientProperties {

  private ClientProperties() {}

  /**
   * Reads the file.
   *
   * @throws CommandFailedException if the file cannot be read
   */
  public static Map<String, String> read(Path path) throws CommandFailedException {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException(
          "cannot read client properties from '%s': %s".formatted(path, e), e);
    }
    Map<String, String> settings = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name, "")));
    return settings;
  }
}
