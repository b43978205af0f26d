package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link HttpFuzzTest} has found, and the like: the client's faults are told as such. */
class WrongRequestsTest {

  private final WebServer server = SamplePlant.working().start();

  @AfterEach
  void stop() {
    server.close();
  }

  private void isRefused(int status, String detail, RawAnswer answer) {
    assertThat(answer.text()).contains("\"status\":%d".formatted(status), detail);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
  }

  /** Sends bytes, and nothing after them. */
  private RawAnswer exchange(String text) throws IOException {
    try (Socket socket = RawRequest.open(server.address())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return RawAnswer.read(new BufferedInputStream(socket.getInputStream()), false);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/alarms/reset, application/json",
    "/api/readings, application/json",
    "/api/import/readings?import=7&row=0, application/x-ndjson"
  })
  void tellsThatABodyEndsTooEarly(String target, String type) throws Exception {
    RawRequest request = RawRequest.post(target, type, "").with("Content-Length: 99");

    isRefused(400, "", exchange(new String(request.bytes(), StandardCharsets.ISO_8859_1) + "{"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/alarms/reset, application/json",
    "/api/readings, application/json",
    "/api/import/readings?import=7&row=0, application/x-ndjson"
  })
  void tellsThatABodyHasFaultyChunks(String target, String type) throws Exception {
    RawRequest request = RawRequest.post(target, type, "").with("Transfer-Encoding: chunked");

    isRefused(
        400,
        "",
        exchange(new String(request.bytes(), StandardCharsets.ISO_8859_1) + "1\r\n{\r\nzz\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/alarms/a%u0041",
        "/api/alarms/a%",
        "/api/readings?sensor=%zz",
        "/api/readings?sensor=%",
        "/api/readings?%2=S1"
      })
  void tellsThatAnEscapeIsFaulty(String target) throws Exception {
    RawRequest request =
        target.startsWith("/api/alarms/")
            ? RawRequest.post(target, "application/json", ApiCase.COMMAND)
            : RawRequest.get(target);

    isRefused(400, "", request.send(server.address()));
  }

  /** JSON is UTF-8, and so are addresses. */
  @ParameterizedTest
  @ValueSource(
      strings = {"charset=utf-99", "charset=?", "charset", "charset=\"utf-8\"", "charset=utf-16"})
  void takesNoNoticeOfTheCharset(String charset) throws Exception {
    for (ApiCase each : ApiCase.working()) {
      if (!each.request().target().equals("/api/live")) {
        RawRequest request = each.request();
        String type =
            request.headers().isEmpty() ? "Content-Type: text/plain" : request.headers().get(0);
        RawAnswer answer =
            new RawRequest(
                    request.method(),
                    request.target(),
                    List.of(type + "; " + charset),
                    request.body())
                .send(server.address());
        assertThat(answer.status()).as("%s: %s", each, answer.text()).isEqualTo(each.status());
      }
    }
  }

  @Test
  void tellsThatACommandIsNotUtf8() throws Exception {
    RawRequest request =
        RawRequest.post("/api/alarms/reset", "application/json", "").with("Content-Length: 8");

    isRefused(
        400,
        "the body is not JSON",
        exchange(
            new String(request.bytes(), StandardCharsets.ISO_8859_1) + "{\"a\":\"\u00ff\"}  "));
  }

  @Test
  void answersWhatIsNotHttpWithAProblemToo() throws Exception {
    isRefused(505, "HTTP/0.9", exchange("GET /api/status\r\n\r\n"));
    isRefused(400, "the request cannot be read", exchange("G\u0001T / HTTP/1.1\r\n\r\n"));
    isRefused(
        400,
        "the request cannot be read",
        exchange("GET /api/status HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"));
    RawRequest large = RawRequest.get("/api/status").with("X: " + "x".repeat(20_000));
    isRefused(431, "the request cannot be read", large.send(server.address()));
  }
}
