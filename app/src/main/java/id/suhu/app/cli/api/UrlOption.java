package id.suhu.app.cli.api;

import id.suhu.app.config.Configuration;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --url}, as a picocli mixin. */
public final class UrlOption {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The HTTP API of the running system (default: http://127.0.0.1:8080).")
  private @Nullable String url;

  /**
   * Returns the API at the given or the configured address.
   *
   * @throws WrongUsageException if the address is not valid
   */
  public Api api(Configuration configuration, Texts texts, Session session) {
    return new Api(checked(url == null ? configuration.http().url() : url), texts, session.stop());
  }

  private static URI checked(String address) {
    try {
      URI uri = URI.create(address.replaceFirst("/+$", ""));
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(address);
    }
    throw notAnAddress(address);
  }

  private static WrongUsageException notAnAddress(String address) {
    return new WrongUsageException(
        "--url '%s' is not the address of an HTTP API, such as http://localhost:8080"
            .formatted(address));
  }
}
