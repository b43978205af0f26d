package id.suhu.web;

import id.suhu.kafka.HostPort;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every connection and every answer.
 *
 * @param mostHeaderBytes of a request; a larger one is refused with status 431
 * @param idle after so long without a byte, a connection is closed
 */
record HttpRules(int mostHeaderBytes, Duration idle) {

  /** Browsers and proxies send up to 8 KB, and keep connections for about a minute. */
  static final HttpRules DEFAULT = new HttpRules(16 * 1024, Duration.ofSeconds(60));

  /**
   * For browsers: content is what its type says, comes from here only, and is not shown in a page
   * of another site.
   */
  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
              + " object-src 'none'");

  /** Listens with these rules. */
  void listen(JavalinConfig config, HostPort address) {
    config.jetty.modifyServer(server -> server.setErrorHandler(new HttpErrors()));
    config.jetty.addConnector(
        (server, http) -> {
          http.setRequestHeaderSize(mostHeaderBytes);
          // The version would tell which faults to try.
          http.setSendServerVersion(false);
          http.setSendXPoweredBy(false);
          // In Jetty rather than in Javalin: answers to failed requests have the headers too.
          http.addCustomizer(HttpRules::head);
          return connector(server, http, address);
        });
  }

  private ServerConnector connector(Server server, HttpConfiguration http, HostPort address) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(idle.toMillis());
    return connector;
  }

  private static Request head(Request request, HttpFields.Mutable answer) {
    HEADERS.forEach(answer::put);
    if (isOfTheMoment(request.getHttpURI().getPath())) {
      // A copy in a cache would show the plant as it was.
      answer.put(HttpHeader.CACHE_CONTROL, "no-store");
    }
    return request;
  }

  private static boolean isOfTheMoment(@Nullable String path) {
    return path != null
        && (path.startsWith("/api/") || path.startsWith("/health") || path.equals("/metrics"));
  }
}
