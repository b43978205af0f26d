package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.history.Appended;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.HostPort;
import id.suhu.testkit.MemoryStore;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRulesTest {

  private static final HostPort FREE = new HostPort("127.0.0.1", 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<ReadingStore> store = Optional.of(filled());
  private final WebServer server =
      new TestParts()
          .withStore(() -> store)
          .withPlant(
              () -> {
                throw new IllegalStateException("a fault of the program");
              })
          .start();

  private static MemoryStore filled() {
    MemoryStore memory = new MemoryStore();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      readings.add(
          new Reading(
              new SensorId("S1"),
              Optional.empty(),
              i * 1_000L,
              i * 1_000L,
              i,
              false,
              new Position(0, i)));
    }
    try (StoreWriter writer = memory.writer()) {
      Appended unused = writer.append(readings);
      writer.commit();
    }
    return memory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> get(String path, String encodings) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://" + server.address() + path))
            .header("Accept-Encoding", encodings)
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private String exchange(HostPort address, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/health/live, 200",
    "/metrics, 200",
    "/api/readings, 200",
    "/api/readings?sensor=S9, 404",
    "/api/status, 500",
    "/nothing, 404"
  })
  void tellsBrowsersToTrustNothingElse(String path, int status) throws Exception {
    HttpResponse<byte[]> answer = get(path, "identity");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(answer.headers().allValues("cache-control"))
        .isEqualTo(path.equals("/nothing") ? List.of() : List.of("no-store"));
  }

  @Test
  void refusesLargeHeaders() throws Exception {
    String request =
        "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: %s\r\n\r\n";

    assertThat(exchange(server.address(), request.formatted("x".repeat(8_000))))
        .startsWith("HTTP/1.1 200");
    String refused = exchange(server.address(), request.formatted("x".repeat(20_000)));
    assertThat(refused).startsWith("HTTP/1.1 431").doesNotContainIgnoringCase("jetty");
  }

  @Test
  void closesIdleConnections() throws Exception {
    HttpRules impatient = new HttpRules(8_192, Duration.ofMillis(200));
    Javalin javalin = Javalin.create(config -> impatient.listen(config, FREE)).start();
    try {
      // Half a request, and no more.
      assertThat(exchange(FREE.withPort(javalin.port()), "GET / HTTP/1.1\r\nHost: loc"))
          .doesNotContain("200");
    } finally {
      javalin.stop();
    }
  }

  @Test
  void compressesLongAnswers() throws Exception {
    String all = "/api/readings?from=1970-01-01T00:00:00Z";
    byte[] plain = get(all, "identity").body();
    HttpResponse<byte[]> compressed = get(all, "gzip");

    assertThat(compressed.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(compressed.body()).hasSizeLessThan(plain.length / 5);
    try (GZIPInputStream unpacked =
        new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain);
    }
    assertThat(get("/health/live", "gzip").headers().firstValue("content-encoding")).isEmpty();
  }

  /** A part of a compressed answer must not look like all of it either. */
  @Test
  void breaksACompressedAnswer() throws Exception {
    Reading reading = filled().latest().get(0);
    store = Optional.of(BrokenStore.failingAfter(100_000, i -> reading, new StoreException("x")));

    HttpResponse<byte[]> answer;
    try {
      answer = get("/api/readings?from=1970-01-01T00:00:00Z", "gzip");
    } catch (IOException e) {
      // The connection was broken: the client knows.
      return;
    }
    assertThat(answer.statusCode()).isEqualTo(503);
  }

  /** An event that waits in a buffer of gzip arrives too late. */
  @Test
  void doesNotCompressServerSentEvents() throws Exception {
    Javalin javalin =
        Javalin.create(
                config -> {
                  HttpRules.DEFAULT.listen(config, FREE);
                  config.routes.sse(
                      "/live",
                      events -> {
                        events.sendEvent("reading", "x".repeat(10_000));
                        events.close();
                      });
                })
            .start();
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://" + FREE.withPort(javalin.port()) + "/live"))
                  .header("Accept", "text/event-stream")
                  .header("Accept-Encoding", "gzip")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
      assertThat(answer.body()).startsWith("event: reading\ndata: xxx");
    } finally {
      javalin.stop();
    }
  }
}
