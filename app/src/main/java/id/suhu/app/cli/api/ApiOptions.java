package id.suhu.app.cli.api;

import id.suhu.app.cli.SettingsOptions;
import id.suhu.app.config.Configuration;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Selects the running system of a command: a picocli mixin. */
public final class ApiOptions {

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private UrlOption url = new UrlOption();

  /**
   * A command's system.
   *
   * @param api its HTTP API
   * @param configuration the configuration of the plant
   * @param texts in the selected language
   */
  public record Target(Api api, Configuration configuration, Texts texts) {}

  /**
   * Reads the configuration.
   *
   * @throws CommandFailedException if it has a fault
   * @throws id.suhu.cli.WrongUsageException if the URL is not valid
   */
  public Target target(Session session) throws CommandFailedException {
    SettingsOptions.Settings read = settings.read(session, List.of());
    return new Target(
        url.api(read.configuration(), read.texts(), session), read.configuration(), read.texts());
  }
}
