package id.suhu.web.metrics;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times requests by the pattern of their route: a client can invent paths. Thread-safe. */
final class RequestTimer {

  /** The limits of the histogram, from which a dashboard estimates quantiles. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;

  RequestTimer(MeterRegistry registry) {
    this.registry = registry;
  }

  void took(Context request, Duration duration) {
    @Nullable String type = request.res().getContentType();
    if (type != null && type.startsWith("text/event-stream")) {
      // Lasts as long as somebody looks on, which says nothing about the server.
      return;
    }
    @Nullable Endpoint matched = request.endpoints().matchedHttpEndpoint();
    HandlerType method = request.method();
    Timer.builder("suhu.http.requests")
        .description("HTTP requests, until their answers were written")
        .tag("route", matched == null ? "none" : matched.path)
        .tag("method", HandlerType.commonHttp().contains(method) ? method.name() : "other")
        .tag("status", String.valueOf(request.statusCode()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(duration);
  }
}
