package id.suhu.web;

import id.suhu.core.history.StoreException;
import id.suhu.kafka.HostPort;
import id.suhu.web.live.LiveFeed;
import id.suhu.web.live.SensorJson;
import id.suhu.web.metrics.Metrics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the HTTP API, on loopback only: it has no accounts yet. Thread-safe. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final String DESCRIPTION = "/id/suhu/web/openapi.yaml";

  private final Javalin server;
  private final LiveFeed feed;
  private final Metrics metrics;
  private final HostPort address;

  private WebServer(Javalin server, LiveFeed feed, Metrics metrics, HostPort address) {
    this.server = server;
    this.feed = feed;
    this.metrics = metrics;
    this.address = address;
  }

  /**
   * Starts to serve.
   *
   * @param listen a loopback address; port 0 selects a free one
   * @throws WebException if the address cannot be used
   */
  public static WebServer start(HostPort listen, WebParts parts) throws WebException {
    if (!listen.isLoopback()) {
      throw new WebException(
          ("http.listen '%s' is not a loopback address; without accounts, the API serves this"
                  + " machine only")
              .formatted(listen));
    }
    SensorJson sensorJson = new SensorJson(parts.live().rules());
    LiveFeed feed = new LiveFeed(parts.live(), sensorJson, parts.clock());
    Metrics metrics = new Metrics(parts.figures());
    Javalin server =
        Javalin.create(
            config -> {
              HttpRules.DEFAULT.listen(config, listen);
              configure(config, parts, sensorJson, feed);
              measure(config, metrics);
            });
    try {
      server.start(listen.host(), listen.port());
    } catch (RuntimeException e) {
      server.stop();
      feed.close();
      metrics.close();
      throw new WebException(
          "http.listen '%s' cannot be used: %s".formatted(listen, cause(e).getMessage()), e);
    }
    return new WebServer(server, feed, metrics, listen.withPort(server.port()));
  }

  private static Throwable cause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void configure(
      JavalinConfig config, WebParts parts, SensorJson sensorJson, LiveFeed feed) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    // QuestDB has errors of its own.
    config.router.javaLangErrorHandler((response, e) -> failed(response, e));
    config.routes.before(LocalHosts::check);
    config.routes.before(Escapes::check);
    Pages.serve(config);
    get(config, "/api/openapi.yaml", PageFile.read(DESCRIPTION, "application/yaml")::get);
    HealthEndpoint health = new HealthEndpoint(parts.health());
    get(config, "/health", health::ready);
    get(config, "/health/ready", health::ready);
    get(config, "/health/live", health::live);
    StatusEndpoint status = new StatusEndpoint(parts);
    get(config, "/api/status", status::get);
    get(config, "/api/store", status::store);
    SystemEndpoint system = new SystemEndpoint(parts);
    get(config, "/api/rejected", system::rejected);
    get(config, "/api/disk", system::disk);
    SensorsEndpoint sensors = new SensorsEndpoint(parts.live().plant(), sensorJson);
    get(config, "/api/sensors", sensors::get);
    get(config, "/api/sensors/recent", sensors::recent);
    config.routes.get("/api/live", new LiveEndpoint(feed)::get);
    History history = new History(parts.store(), parts.storeWithin());
    get(config, "/api/readings", new ReadingsEndpoint(history)::get);
    config.routes.post("/api/readings", new PostReadingsEndpoint(parts)::post);
    config.events.serverStopped(parts.intake().sender()::close);
    AlarmsEndpoint alarms = new AlarmsEndpoint(parts);
    get(config, "/api/alarms", alarms::get);
    config.routes.post("/api/alarms/{command}", alarms::post);
    get(config, "/api/alarms/journal", new JournalEndpoint(history)::get);
    ExportEndpoint export = new ExportEndpoint(history);
    get(config, "/api/export/readings.<format>", export::readings);
    get(config, "/api/export/alarms.<format>", export::alarms);
    config.routes.post("/api/import/readings", new ImportEndpoint(parts)::post);
    config.routes.exception(ApiException.class, WebServer::refuse);
    config.routes.exception(StoreException.class, WebServer::failed);
    config.routes.exception(KafkaException.class, WebServer::away);
    config.routes.exception(EOFException.class, WebServer::brokenOff);
    config.routes.exception(
        HttpException.RuntimeException.class,
        (e, request) ->
            answer(request, e.getCode(), "the request cannot be read: " + e.getReason()));
    config.routes.exception(
        HttpResponseException.class,
        (e, request) -> answer(request, e.getStatus(), String.valueOf(e.getMessage())));
    config.routes.exception(MethodNotAllowedResponse.class, WebServer::notAllowed);
    config.routes.exception(Exception.class, WebServer::unexpected);
  }

  /** Also answers HEAD: Javalin on its own says 200 whatever GET would say. */
  private static void get(JavalinConfig config, String path, Handler handler) {
    config.routes.get(path, handler);
    config.routes.head(path, handler);
  }

  private static void measure(JavalinConfig config, Metrics metrics) {
    get(config, "/metrics", metrics::get);
    config.requestLogger.http(
        (request, ms) -> metrics.answered(request, Duration.ofNanos((long) (ms * 1e6))));
  }

  private static void refuse(ApiException e, Context request) {
    answer(request, e.status(), e.sentence());
  }

  private static void brokenOff(EOFException e, Context request) {
    answer(request, 400, "the request ends before its body does");
  }

  private static void notAllowed(MethodNotAllowedResponse e, Context request) {
    Set<String> allowed = new TreeSet<>();
    for (String details : e.getDetails().values()) {
      allowed.addAll(List.of(details.split(", ")));
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String methods = String.join(", ", allowed);
    request.header("Allow", methods);
    answer(request, 405, "the method is not allowed here; allowed are " + methods);
  }

  private static void failed(StoreException e, Context request) {
    answer(request, 503, String.valueOf(e.getMessage()));
  }

  private static void away(KafkaException e, Context request) {
    answer(request, 503, "Kafka does not answer: " + e.getMessage());
  }

  private static void unexpected(Exception e, Context request) {
    if (!request.res().isCommitted()) {
      LOG.atError().addKeyValue("path", request.path()).setCause(e).log("A request failed");
    }
    answer(request, 500, Answers.FAULT);
  }

  private static void failed(HttpServletResponse response, Error e) {
    LOG.error("A request failed", e);
    if (response.isCommitted()) {
      abort(response);
      return;
    }
    response.setStatus(500);
    response.setContentType(Answers.PROBLEM);
    try {
      response
          .getOutputStream()
          .write(Answers.problem(500, Answers.FAULT).getBytes(StandardCharsets.UTF_8));
    } catch (IOException lost) {
      LOG.debug("A connection was lost", lost);
    }
  }

  private static void answer(Context request, int status, String sentence) {
    if (request.res().isCommitted()) {
      abort(request.res());
      return;
    }
    Answers.problem(request, status, sentence);
  }

  /** Closes the connection, so that the client does not take a part of an answer for all of it. */
  private static void abort(HttpServletResponse response) {
    try {
      response.sendError(-1);
    } catch (IOException e) {
      LOG.debug("A connection was lost", e);
    }
  }

  /** Returns the address on which it serves. */
  public HostPort address() {
    return address;
  }

  /** Returns the methods and paths that it serves, such as {@code GET /api/status}. */
  List<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(each -> each.endpoint)
        .filter(each -> each.method.isHttpMethod())
        .map(each -> each.method.name() + " " + each.path)
        .toList();
  }

  /** Returns the number of clients of the live feed. */
  public int liveClients() {
    return feed.clients();
  }

  @Override
  public void close() {
    // First: the server would wait for the feed's answers.
    feed.close();
    server.stop();
    metrics.close();
  }
}
