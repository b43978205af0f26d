package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server = new TestParts().start();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void servesEveryFileOfItsFolder() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/id/suhu/web/page"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(Pages.FILES).containsExactlyInAnyOrderElementsOf(names);
    }
    for (String name : Pages.FILES) {
      assertThat(get("/" + name).statusCode()).as(name).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html;charset=utf-8, <!doctype html>",
    "/main.js, text/javascript;charset=utf-8, import",
    "/style.css, text/css;charset=utf-8, :root",
    "/icon.svg, image/svg+xml, <svg",
    "/lib/uplot.js, text/javascript;charset=utf-8, uPlot",
    "/lib/uplot.css, text/css;charset=utf-8, uplot"
  })
  void servesAFileAsItIsOrCompressed(String path, String type, String part) throws Exception {
    HttpResponse<byte[]> plain = get(path);
    HttpResponse<byte[]> gzip = get(path, "Accept-Encoding", "br, gzip");

    assertThat(plain.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualTo(type);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(plain.body(), StandardCharsets.UTF_8)).contains(part);
    assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(body.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void sendsAFileOnlyIfItHasChanged() throws Exception {
    String tag = get("/main.js").headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> same = get("/main.js", "If-None-Match", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(get("/main.js", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get("/style.css").headers().firstValue("ETag")).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({"/other.js", "/page/main.js", "/..%2fmain.js", "/lib/", "/lib/uplot.js/x"})
  void servesNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }
}
