package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.DebianTool;
import id.suhu.testkit.SuhuProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A packaged {@code suhu up} with its dashboard, and a browser. Not thread-safe, except to post.
 */
final class Dashboard implements AutoCloseable {

  /** Two limits, and no alarm for the silence of sensors that a test sends only once. */
  static final String RULES =
      """
      rules:
        high: {high: 80 °C, highHigh: 95 °C, deadband: 1 °C}
        silence: {after: 1h}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Playwright playwright;
  private final Browser browser;
  private ChildProcess suhu;
  private final String url;

  private Dashboard(Path folder, ChildProcess suhu) {
    this.folder = folder;
    this.suhu = suhu;
    this.url = SuhuProgram.http(suhu);
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    // Containers, in which CI runs, allow no sandbox.
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--enable-precise-memory-info",
                            "--js-flags=--expose-gc")));
  }

  /** Starts both; skips the test without a browser. */
  static Dashboard start(Path folder, String rules) throws IOException {
    DebianTool.CHROMIUM.require();
    Files.writeString(folder.resolve("suhu.yaml"), rules);
    ChildProcess suhu = up(folder, "127.0.0.1:0");
    try {
      return new Dashboard(folder, suhu);
    } catch (RuntimeException | Error e) {
      suhu.close();
      throw e;
    }
  }

  private static ChildProcess up(Path folder, String listen) {
    return SuhuProgram.start(
        folder,
        Map.of("SUHU_HTTP_LISTEN", listen),
        "up",
        "--data",
        "data",
        "--config",
        "suhu.yaml",
        "--kafka-listen",
        "127.0.0.1:0");
  }

  /** Opens a page in English in a context of its own, as another computer would. */
  Window open(String hash) {
    return open(hash, new Browser.NewContextOptions());
  }

  /** Opens a page in a context with options. */
  Window open(String hash, Browser.NewContextOptions options) {
    Window window = window(options);
    window.go(hash);
    return window;
  }

  /** Returns a window without a page. */
  Window window(Browser.NewContextOptions options) {
    if (options.locale == null) {
      options.setLocale("en-US");
    }
    return new Window(browser.newContext(options), url);
  }

  /** Sends readings, each as {@code {"sensor_id": …}}; returns once they are in Kafka. */
  void post(Stream<String> readings) {
    String body = readings.collect(Collectors.joining(",", "[", "]"));
    assertThat(post("/api/readings", "application/json", body).path("accepted").asInt())
        .isPositive();
  }

  /** Sends a reading. */
  void post(String sensor, double celsius) {
    post(Stream.of(reading(sensor, celsius)));
  }

  /** Sends the same temperature for sensors with numbers from 1. */
  void post(String prefix, int sensors, double celsius) {
    post(IntStream.rangeClosed(1, sensors).mapToObj(i -> reading(prefix + i, celsius)));
  }

  /** Returns a reading of now. */
  static String reading(String sensor, double celsius) {
    return "{\"sensor_id\":\"%s\",\"machine_id\":\"press-%d\",\"temperature\":%s}"
        .formatted(sensor, Math.floorMod(sensor.hashCode(), 20) + 1, celsius);
  }

  /** Posts a body and returns the answer, which must be a success. */
  JsonNode post(String path, String contentType, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(suhu.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Suspends the program for a while. */
  void stall(Duration duration) {
    suhu.stall(duration);
  }

  /** Kills the program. */
  void kill() {
    suhu.kill();
  }

  /** Starts the program again where it was, with its data and at its address. */
  void restart() {
    suhu = up(folder, URI.create(url).getAuthority());
    SuhuProgram.http(suhu);
  }

  @Override
  public void close() {
    try {
      playwright.close();
    } finally {
      suhu.close();
    }
  }
}
