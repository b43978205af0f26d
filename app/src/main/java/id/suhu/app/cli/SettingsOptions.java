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

/** What every command that has settings takes: a picocli mixin. */
public final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration, YAML. Variables such as SUHU_KAFKA_BOOTSTRAP override it.")
  private @Nullable Path config;

  @Option(
      names = "--language",
      paramLabel = "id|en",
      description = "Language of texts; by default the locale's, else both.")
  private @Nullable String language;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "off, error, warn (default), info or debug, on standard error.")
  private @Nullable String logLevel;

  /**
   * The configuration, and the language of texts; from here on, logging follows it.
   *
   * @param configuration everything that a plant can set
   * @param texts in the language that was asked for
   */
  public record Settings(Configuration configuration, Texts texts) {}

  /**
   * Reads the configuration.
   *
   * @param more options of the command that set keys
   * @throws CommandFailedException if the file or a variable has a fault
   * @throws WrongUsageException if only options have
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

  /** Adds an option that was given. */
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
