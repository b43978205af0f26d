package id.suhu.app.cli;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.ConfigurationException;
import id.suhu.app.config.OptionValue;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Language;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command with a configuration: a picocli mixin. */
public final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file (YAML). Environment variables such as SUHU_KAFKA_BOOTSTRAP"
              + " override it.")
  private @Nullable Path config;

  @Option(
      names = "--language",
      paramLabel = "id|en",
      description = "Language of texts (default: the locale's, or both).")
  private @Nullable String language;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description =
          "Log level: off, error, warn (default), info or debug. Logs go to standard error.")
  private @Nullable String logLevel;

  /**
   * The configuration, and the texts in the selected language; reading it also configures logging.
   *
   * @param configuration the configuration of the plant
   * @param texts in the selected language
   */
  public record Settings(Configuration configuration, Texts texts) {}

  /**
   * Reads the configuration.
   *
   * @param more options of the command that set keys
   * @throws CommandFailedException if the file or a variable has a fault
   * @throws WrongUsageException if only options have faults
   */
  public Settings read(Session session, List<OptionValue> more) throws CommandFailedException {
    List<OptionValue> options = new ArrayList<>(more);
    add(options, "--language", "language", lowerCase(language));
    add(options, "--log-level", "logLevel", lowerCase(logLevel));
    try {
      Configuration configuration =
          Configuration.load(Optional.ofNullable(config), session.environment(), options);
      session.logging().accept(configuration.logLevel());
      Language spoken =
          configuration.language().orElseGet(() -> Language.of(session.environment()));
      return new Settings(configuration, new Texts(spoken));
    } catch (ConfigurationException e) {
      if (e.faults().stream().allMatch(fault -> fault.startsWith("--"))) {
        throw new WrongUsageException(String.join("\n", e.faults()));
      }
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Adds an option if it was given. */
  public static void add(
      List<OptionValue> options, String name, String key, @Nullable String value) {
    if (value != null) {
      options.add(new OptionValue(name, key, value));
    }
  }

  private static @Nullable String lowerCase(@Nullable String word) {
    return word == null ? null : word.toLowerCase(Locale.ROOT);
  }
}
