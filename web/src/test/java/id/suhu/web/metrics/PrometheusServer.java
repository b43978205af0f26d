package id.suhu.web.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.testkit.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's Prometheus as a process, which scrapes one target. Used by one thread. */
final class PrometheusServer implements AutoCloseable {

  private static final Pattern ADDRESS =
      Pattern.compile("msg=\"Listening on\".* address=(\\S+:\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ChildProcess process;
  private final String address;

  private PrometheusServer(ChildProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it with its files in a folder. */
  static PrometheusServer start(Path folder, String target) throws IOException {
    Path unused =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global:
              scrape_interval: 250ms
              scrape_timeout: 250ms
            scrape_configs:
              - job_name: suhu
                static_configs:
                  - targets: ['%s']
            """
                .formatted(target));
    ChildProcess process =
        ChildProcess.start(
            folder,
            Map.of(),
            List.of(
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:0"));
    try {
      Matcher line = ADDRESS.matcher(process.awaitErr(each -> ADDRESS.matcher(each).find()));
      if (!line.find()) {
        throw new AssertionError(process);
      }
      return new PrometheusServer(process, line.group(1));
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  /** Evaluates an expression; the answer has a {@code status} and the {@code data}. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    String path = "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://" + address + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body());
  }

  /** Returns the value of an expression; empty if there is none yet. */
  String value(String expression) throws IOException, InterruptedException {
    return query(expression).path("data").path("result").path(0).path("value").path(1).asText();
  }

  @Override
  public void close() {
    process.close();
  }
}
