package id.suhu.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Whether the process works, for a service manager or a load balancer. */
final class HealthEndpoint {

  private final Supplier<List<HealthCheck>> checks;

  HealthEndpoint(Supplier<List<HealthCheck>> checks) {
    this.checks = checks;
  }

  /** Answers as long as the process does. */
  void live(Context request) throws IOException {
    Answers.object(request, json -> json.writeStringField("status", "live"));
  }

  /** Whether every part of the system works, and why. */
  void ready(Context request) throws IOException {
    List<HealthCheck> now = checks.get();
    boolean ready = now.stream().allMatch(HealthCheck::ready);
    request.status(ready ? 200 : 503);
    Answers.object(
        request,
        json -> {
          json.writeStringField("status", ready ? "ready" : "not ready");
          json.writeArrayFieldStart("checks");
          for (HealthCheck check : now) {
            json.writeStartObject();
            json.writeStringField("name", check.name());
            json.writeBooleanField("ready", check.ready());
            json.writeStringField("reason", check.reason());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
