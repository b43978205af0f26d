package id.suhu.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A request, and what answers it.
 *
 * @param operation of the document, such as {@code GET /api/status}
 * @param status of the answer
 * @param server which one
 */
record ApiCase(String operation, int status, Server server, RawRequest request) {

  /** Servers in different states. */
  enum Server {
    /** All parts work. */
    WORKING,
    /** There is no store, and nothing has happened. */
    EMPTY,
    /** Neither Kafka nor the database answers. */
    AWAY,
    /** All parts have a fault. */
    FAULTY,
    /** It takes no more readings, nor clients of the feed. */
    BUSY
  }

  static final String READING = "{\"sensor_id\":\"S1\",\"temperature\":83}";
  static final String LINE =
      "{\"event_time\":\"2026-02-01T07:00:00Z\",\"sensor_id\":\"S7\",\"temperature\":61.5}\n";
  static final String COMMAND =
      "{\"alarms\":[\"S1/high\",{\"alarm_id\":\"S2/high\",\"occurrence\":\"S2/high/7\"},\"S3/high\"],"
          + "\"user\":\"budi\",\"comment\":\"on my way\"}";
  static final String SHELVE =
      "{\"alarms\":[\"S1/high\"],\"user\":\"budi\",\"comment\":\"repair\",\"duration\":\"30m\","
          + "\"command_id\":\"c-1\"}";

  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final String IMPORT = "/api/import/readings?import=7&row=0";

  @Override
  public String toString() {
    return "%s %d: %s %s".formatted(operation, status, server, request.target());
  }

  /** Returns at least one case for each status of each operation. */
  static List<ApiCase> all() {
    List<ApiCase> cases = new ArrayList<>(working());
    for (ApiCase each : working()) {
      String path = each.operation();
      if (!List.of("GET /api/live", "GET /health/live", "GET /api/sensors/recent").contains(path)
          && !path.endsWith("openapi.yaml")) {
        cases.add(new ApiCase(path, 500, Server.FAULTY, each.request()));
      }
    }
    cases.addAll(unavailable());
    cases.addAll(wrong());
    return cases;
  }

  /** Returns requests that succeed. */
  static List<ApiCase> working() {
    return List.of(
        ok("/api/openapi.yaml", ""),
        ok("/api/status", ""),
        ok("/api/store", ""),
        ok("/api/rejected", "?newest=2"),
        ok("/api/disk", ""),
        ok("/api/sensors", "?sensor=S*"),
        ok("/api/sensors/recent", "?sensor=S1&sensor=S2"),
        ok("/api/live", ""),
        ok("/api/readings", ""),
        ok("/api/readings", "?sensor=S1"),
        ok("/api/readings", "?from=2026-03-01T07:00:30Z&to=2026-03-01T14:01:00+07:00"),
        ok("/api/readings", "?sensor=S1&points=10"),
        ok("/api/readings", "?sensor=S1&period=1m"),
        new ApiCase(
            "POST /api/readings",
            202,
            Server.WORKING,
            RawRequest.post("/api/readings", JSON, READING)),
        ok("/api/alarms", ""),
        command("acknowledge", COMMAND),
        command("reset", COMMAND),
        command("shelve", SHELVE),
        command("unshelve", COMMAND),
        command("out-of-service", COMMAND),
        command("in-service", COMMAND),
        ok("/api/alarms/journal", "?sensor=S1&from=2026-03-01T07:00:00Z"),
        export("readings", "csv"),
        export("readings", "jsonl"),
        export("readings", "parquet"),
        export("alarms", "csv"),
        export("alarms", "jsonl"),
        export("alarms", "parquet"),
        new ApiCase(
            "POST /api/import/readings", 200, Server.WORKING, RawRequest.post(IMPORT, LINES, LINE)),
        ok("/health", ""),
        ok("/health/ready", ""),
        ok("/health/live", ""),
        ok("/metrics", ""));
  }

  private static ApiCase ok(String path, String query) {
    return new ApiCase("GET " + path, 200, Server.WORKING, RawRequest.get(path + query));
  }

  private static ApiCase command(String command, String body) {
    return new ApiCase(
        "POST /api/alarms/{command}",
        200,
        Server.WORKING,
        RawRequest.post("/api/alarms/" + command, JSON, body));
  }

  private static ApiCase export(String rows, String format) {
    return new ApiCase(
        "GET /api/export/%s.{format}".formatted(rows),
        200,
        Server.WORKING,
        RawRequest.get("/api/export/%s.%s?sensor=S*".formatted(rows, format)));
  }

  private static List<ApiCase> unavailable() {
    List<ApiCase> cases = new ArrayList<>();
    for (ApiCase each : working()) {
      if (List.of(
              "GET /api/status",
              "GET /api/rejected",
              "GET /api/disk",
              "GET /api/readings",
              "POST /api/readings",
              "GET /api/alarms",
              "POST /api/alarms/{command}",
              "GET /api/alarms/journal",
              "GET /api/export/readings.{format}",
              "GET /api/export/alarms.{format}",
              "POST /api/import/readings",
              "GET /health",
              "GET /health/ready")
          .contains(each.operation())) {
        cases.add(new ApiCase(each.operation(), 503, Server.AWAY, each.request()));
      }
    }
    cases.add(new ApiCase("GET /api/live", 503, Server.BUSY, RawRequest.get("/api/live")));
    cases.add(
        new ApiCase(
            "POST /api/readings",
            429,
            Server.BUSY,
            RawRequest.post("/api/readings", JSON, READING)));
    return cases;
  }

  private static List<ApiCase> wrong() {
    return List.of(
        new ApiCase(
            "GET /api/openapi.yaml",
            304,
            Server.WORKING,
            RawRequest.get("/api/openapi.yaml").with("If-None-Match: *")),
        get("/api/status", 400, "?x=1"),
        get("/api/store", 400, "?x=1"),
        get("/api/rejected", 400, "?newest=0"),
        get("/api/disk", 400, "?x=1"),
        new ApiCase("GET /api/store", 404, Server.EMPTY, RawRequest.get("/api/store")),
        get("/api/sensors", 400, "?sensor="),
        get("/api/sensors/recent", 400, ""),
        get("/api/sensors/recent", 404, "?sensor=S9"),
        get("/api/readings", 400, "?points=3"),
        get("/api/readings", 404, "?sensor=S9"),
        get("/api/alarms", 400, "?x=1"),
        get("/api/alarms/journal", 400, "?from=yesterday"),
        get("/api/export/readings.{format}", 400, "?to=tomorrow"),
        get("/api/export/readings.{format}", 404, ""),
        get("/api/export/alarms.{format}", 400, "?x=1"),
        get("/api/export/alarms.{format}", 404, ""),
        post("/api/readings", 400, JSON, "[]"),
        post("/api/readings", 413, LINES, (READING + "\n").repeat(10_001)),
        post("/api/readings", 415, "text/plain", READING),
        post("/api/readings", 422, JSON, "[" + READING + ",{\"sensor_id\":\"S1\"},7]"),
        post("/api/readings", 422, LINES, READING + "\n{}"),
        post("/api/alarms/{command}", 400, JSON, "{}"),
        new ApiCase(
            "POST /api/alarms/{command}",
            404,
            Server.WORKING,
            RawRequest.post("/api/alarms/silence", JSON, COMMAND)),
        post("/api/alarms/{command}", 413, JSON, " ".repeat(2_000_000) + COMMAND),
        post("/api/alarms/{command}", 415, "text/plain", COMMAND),
        post("/api/import/readings?import=7&row=0", 400, LINES, "{}"),
        post("/api/import/readings?import=7&row=0", 413, LINES, LINE.repeat(50_001)),
        post("/api/import/readings?import=7&row=0", 415, JSON, LINE));
  }

  private static ApiCase get(String path, int status, String query) {
    String format = status == 404 ? "xlsx" : "csv";
    return new ApiCase(
        "GET " + path,
        status,
        Server.WORKING,
        RawRequest.get(path.replace("{format}", format) + query));
  }

  private static ApiCase post(String target, int status, String type, String body) {
    return new ApiCase(
        "POST " + target.split("\\?", 2)[0],
        status,
        Server.WORKING,
        RawRequest.post(target.replace("{command}", "acknowledge"), type, body));
  }
}
