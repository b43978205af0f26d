package id.suhu.web;

import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/** Whether the process works, for a service manager or a load balancer. */
final class HealthEndpoint {

  private final BooleanSupplier ready;

  HealthEndpoint(BooleanSupplier ready) {
    this.ready = ready;
  }

  /** Answers as long as the process does. */
  void live(Context request) {
    answer(request, true, "live");
  }

  /** Whether readings are evaluated as they arrive. */
  void ready(Context request) {
    boolean now = ready.getAsBoolean();
    answer(request, now, now ? "ready" : "not ready");
  }

  private static void answer(Context request, boolean good, String status) {
    request
        .status(good ? 200 : 503)
        .contentType(Answers.JSON)
        .result("{\"status\":\"%s\"}%n".formatted(status));
  }
}
