package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.view.status.RejectedRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemEndpointTest {

  private Optional<DiskSpace> disk =
      Optional.of(new DiskSpace("/data", 1_000, 5_000, Optional.of(Duration.ofHours(2))));
  private final WebServer server =
      new TestParts()
          .withDisk(() -> disk)
          .withRejected(
              newest ->
                  Collections.nCopies(
                      newest, new RejectedRecord("malformed", 2, 7, 1_772_348_400_000L, "{\"a")))
          .start();

  @AfterEach
  void stop() {
    server.close();
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://" + server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void tellsTheNewestRejectedRecords() throws Exception {
    String record =
        "{\"reason\":\"malformed\",\"rejected_time\":\"2026-03-01T07:00:00.000Z\","
            + "\"partition\":2,\"offset\":7,\"sample\":\"{\\\"a\"}";

    assertThat(get("/api/rejected?newest=2")).isEqualTo("200 [%s,%s]\n".formatted(record, record));
    assertThat(get("/api/rejected").split("malformed", -1)).hasSize(21);
    assertThat(List.of(get("/api/rejected?newest=0"), get("/api/rejected?newest=101")))
        .allMatch(answer -> answer.startsWith("400 "));
  }

  @Test
  void tellsTheSpaceOnTheDisk() throws Exception {
    assertThat(get("/api/disk"))
        .isEqualTo(
            "200 {\"folder\":\"/data\",\"free_bytes\":1000,\"total_bytes\":5000,"
                + "\"lasts_seconds\":7200}\n");
    disk = Optional.of(new DiskSpace("/data", 1_000, 5_000, Optional.empty()));
    assertThat(get("/api/disk")).doesNotContain("lasts_seconds");
    disk = Optional.empty();
    assertThat(get("/api/disk")).startsWith("503 ").contains("cannot be read");
  }
}
