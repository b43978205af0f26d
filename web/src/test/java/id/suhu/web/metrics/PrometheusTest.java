package id.suhu.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.suhu.messages.StoreStatus;
import id.suhu.testkit.DebianTool;
import id.suhu.web.TestParts;
import id.suhu.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Prometheus and its promtool, as packaged by Debian. */
class PrometheusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private List<StoreStatus.Partition> partitions = List.of(partition(0, 5), partition(1, 7));
  private final WebServer server =
      new TestParts()
          .withFigures(this::figures)
          .withPlant(
              () -> {
                throw new IllegalStateException("a scrape asks Kafka");
              })
          .start();

  private static StoreStatus.Partition partition(int number, long lag) {
    return new StoreStatus.Partition(number, 10, 1_006, 1_000, 4, Map.of("malformed", 2L), 3, lag);
  }

  private PlantFigures figures() {
    return new PlantFigures(
        20_000,
        3,
        true,
        1,
        5_000_000,
        Map.of("malformed", 6L),
        Optional.of(new PlantFigures.Store(false, partitions)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://" + server.address() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void showsThePlantAndItsStore() throws Exception {
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body().lines())
        .contains(
            "# HELP suhu_sensors Known sensors",
            "# TYPE suhu_sensors gauge",
            "suhu_sensors 20000.0",
            "suhu_alarms_active 3.0",
            "suhu_engine_running 1.0",
            "# TYPE suhu_engine_restarts_total counter",
            "suhu_engine_restarts_total 1.0",
            "suhu_engine_received_total 5000000.0",
            "suhu_engine_rejected_total{reason=\"malformed\"} 6.0",
            "suhu_engine_rejected_total{reason=\"too_many_sensors\"} 0.0",
            "suhu_store_fault 0.0",
            "suhu_store_stored_total{partition=\"0\"} 1000.0",
            "suhu_store_duplicates_total{partition=\"1\"} 4.0",
            "suhu_store_missed_total{partition=\"1\"} 3.0",
            "suhu_store_rejected_total{reason=\"malformed\"} 4.0",
            "suhu_store_lag_records{partition=\"1\"} 7.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .anyMatch(line -> line.startsWith("jvm_threads_live_threads "))
        .anyMatch(line -> line.startsWith("process_cpu_usage "));
  }

  @Test
  void showsAPartitionThatWasAdded() throws Exception {
    assertThat(get("/metrics").body()).doesNotContain("{partition=\"2\"}");

    partitions = List.of(partition(0, 5), partition(1, 7), partition(2, 9));

    assertThat(get("/metrics").body()).contains("suhu_store_lag_records{partition=\"2\"} 9.0");
  }

  /** The paths and methods of clients must not become labels: there would be no end of them. */
  @Test
  void timesRequestsByTheirRoute() throws Exception {
    var unused1 = get("/api/export/readings.csv?sensor=S1");
    var unused2 = get("/invented/7");
    var unused3 =
        client.send(
            HttpRequest.newBuilder(URI.create("http://" + server.address() + "/health/live"))
                .method("INVENTED", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // A request is counted after its answer was sent.
    String text =
        await()
            .atMost(PATIENCE)
            .until(() -> get("/metrics").body(), body -> body.contains("method=\"other\""));

    assertThat(text)
        .contains(
            "suhu_http_requests_seconds_count{method=\"GET\",route=\"/api/export/readings.<format>\","
                + "status=\"503\"} 1",
            "suhu_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")
        .doesNotContain("invented", "INVENTED");
  }

  @Test
  void isCleanForPromtool() throws Exception {
    DebianTool.PROMETHEUS.require();
    // The timer is there after the first request.
    var unused = get("/health/live");
    String text =
        await()
            .atMost(PATIENCE)
            .until(
                () -> get("/metrics").body(), body -> body.contains("suhu_http_requests_seconds"));

    Process process =
        new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String complaints = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(complaints).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void hasADashboardOfItsMetrics() throws Exception {
    DebianTool.PROMETHEUS.require();
    Dashboard dashboard = Dashboard.read();
    try (PrometheusServer prometheus =
        PrometheusServer.start(folder, server.address().toString())) {
      // After the first scrape, there are requests too.
      await()
          .atMost(PATIENCE)
          .until(
              () -> prometheus.value("sum(suhu_http_requests_seconds_count)"),
              value -> !value.isEmpty());

      for (String expression : dashboard.expressions()) {
        JsonNode answer = prometheus.query(expression);
        assertThat(answer.path("status").asText())
            .as("%s: %s", expression, answer)
            .isEqualTo("success");
      }
      for (String name : dashboard.names()) {
        assertThat(prometheus.value("count(" + name + ")")).as(name).isNotEmpty();
      }
    }
  }

  @Test
  void hasADashboardForAnyDataSource() throws Exception {
    Dashboard dashboard = Dashboard.read();

    assertThat(dashboard.json.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
    assertThat(dashboard.json.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    assertThat(dashboard.json.findValuesAsText("uid"))
        .containsOnly("suhu", "${datasource}")
        .hasSizeGreaterThan(dashboard.expressions().size());
    assertThat(dashboard.names())
        .contains(
            "suhu_engine_received_total",
            "suhu_engine_running",
            "suhu_store_lag_records",
            "suhu_store_stored_total",
            "suhu_alarms_active",
            "suhu_sensors",
            "suhu_http_requests_seconds_bucket",
            "jvm_memory_used_bytes");
  }

  @Test
  void isScrapedByPrometheus() throws Exception {
    DebianTool.PROMETHEUS.require();
    try (PrometheusServer prometheus =
        PrometheusServer.start(folder, server.address().toString())) {
      await().atMost(PATIENCE).until(() -> prometheus.value("suhu_sensors"), "20000"::equals);
      assertThat(prometheus.value("sum(suhu_store_lag_records)")).isEqualTo("12");
      assertThat(prometheus.value("suhu_engine_received_total")).isEqualTo("5000000");
      assertThat(prometheus.value("up{job=\"suhu\"}")).isEqualTo("1");
    }
  }
}
