package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.HostPort;
import id.suhu.messages.StoreStatus;
import id.suhu.recording.ColumnChoice;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import id.suhu.testkit.MemoryStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {

  /** 2026-03-01T07:00:00Z. */
  private static final long AT_SEVEN = 1_772_348_400_000L;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final MemoryStore memory = new MemoryStore();
  private Optional<ReadingStore> store = Optional.of(memory);
  private List<HealthCheck> health = List.of(new HealthCheck("engine", true, "it runs"));
  private final WebServer server =
      new TestParts()
          .withHealth(() -> health)
          .withStore(() -> store)
          .withStoreStatus(
              () -> Optional.of(new StoreStatus("topic-1", 3, 1, Optional.empty(), List.of())))
          .withImporting(this::append)
          .withClock(InstantSource.fixed(Instant.ofEpochMilli(AT_SEVEN + 3_600_000)))
          .start();

  private Appended append(List<Reading> readings) {
    try (StoreWriter writer = memory.writer()) {
      Appended appended = writer.append(readings);
      writer.commit();
      return appended;
    }
  }

  @BeforeEach
  void fill() {
    Appended unused =
        append(
            List.of(reading("S1", 0, 83, 0), reading("S1", 60, 84.5, 1), reading("S2", 30, 70, 2)));
    try (StoreWriter writer = memory.writer()) {
      writer.appendEvents(
          List.of(
              new JournalLine(
                  AT_SEVEN,
                  "S1",
                  "S1/high",
                  "raised",
                  "{\"event\":\"raised\",\"sensor_id\":\"S1\"}",
                  new Position(0, 0))));
      writer.commit();
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Reading reading(String sensor, int second, double celsius, long offset) {
    return new Reading(
        new SensorId(sensor),
        Optional.of("press").filter(machine -> sensor.equals("S1")),
        AT_SEVEN + second * 1_000L,
        AT_SEVEN,
        celsius,
        false,
        new Position(0, offset));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://" + server.address() + path);
  }

  private String body(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/readings                             | [{"event_time":"2026-03-01T07:01:00.000Z","sensor_id":"S1","temperature":84.5,"machine_id":"press"},{"event_time":"2026-03-01T07:00:30.000Z","sensor_id":"S2","temperature":70}]
          /api/readings?sensor=S2                   | [{"event_time":"2026-03-01T07:00:30.000Z","sensor_id":"S2","temperature":70}]
          /api/readings?to=2026-03-01T14:00:01+07:00 | [{"event_time":"2026-03-01T07:00:00.000Z","sensor_id":"S1","temperature":83,"machine_id":"press"}]
          /api/readings?sensor=S1&points=10         | [{"event_time":"2026-03-01T07:00:00.000Z","temperature":83},{"event_time":"2026-03-01T07:01:00.000Z","temperature":84.5}]
          /api/readings?sensor=S1&period=1h         | [{"event_time":"2026-03-01T07:00:00.000Z","count":2,"minimum":83,"mean":83.75,"maximum":84.5}]
          /api/readings?sensor=S9&points=10         | []
          /api/alarms/journal                       | [{"event":"raised","sensor_id":"S1"}]
          /api/alarms/journal?sensor=S2             | []
          /api/export/readings.csv?sensor=S?&from=2026-03-01T07:00:30Z | 'event_time,sensor_id,temperature,machine_id\n2026-03-01T07:00:30.000Z,S2,70,\n2026-03-01T07:01:00.000Z,S1,84.5,press'
          /api/export/readings.jsonl?sensor=S2      | {"event_time":"2026-03-01T07:00:30.000Z","sensor_id":"S2","temperature":70}
          /api/export/alarms.jsonl                  | {"event":"raised","sensor_id":"S1"}
          /health                                   | {"status":"ready","checks":[{"name":"engine","ready":true,"reason":"it runs"}]}
          /health/live                              | {"status":"live"}
          """)
  void answers(String path, String expected) throws Exception {
    assertThat(body(path)).isEqualTo(expected.replace("\\n", "\n") + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/readings?senser=S1          | 400 | there is no parameter 'senser'; the parameters of /api/readings are [from, period, points, sensor, to]
          /api/readings?sensor=S1&sensor=2 | 400 | parameter 'sensor' is given 2 times
          /api/readings?from=yesterday     | 400 | from 'yesterday' is not a time; write it as 2026-03-01T07:00:00Z or 2026-03-01T14:00:00+07:00
          /api/readings?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z | 400 | from '2026-03-02T00:00:00Z' is not before to '2026-03-01T00:00:00Z'
          /api/readings?points=10          | 400 | parameter 'sensor' is missing; points and periods are of one sensor
          /api/readings?sensor=S1&points=3 | 400 | points '3' is not a whole number from 4 to 100000
          /api/readings?sensor=S1&points=x | 400 | points 'x' is not a whole number from 4 to 100000
          /api/readings?sensor=S1&period=1 | 400 | period '1': a duration needs a unit; did you mean '1s'?
          /api/readings?sensor=S1&period=1s | 400 | the range has more than 1000000 periods of 1s; choose a shorter range or a longer period
          /api/readings?sensor=S1&period=1h&points=9 | 400 | points and period are both given; only one is possible
          /api/readings?sensor=            | 400 | sensor id is empty; it needs 1 to 128 bytes
          /api/readings?sensor=S9          | 404 | no reading of sensor 'S9' is stored
          /api/export/readings.xlsx        | 404 | there is no file format 'xlsx'; there are csv, jsonl and parquet
          /api/nothing                     | 404 | Endpoint GET /api/nothing not found
          """)
  void refuses(String path, int status, String sentence) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.body())
        .endsWith(",\"status\":%d,\"detail\":\"%s\"}\n".formatted(status, sentence));
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/problem+json; charset=utf-8");
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void exportsParquet() throws Exception {
    Path answer = folder.resolve("answer");
    Path unused =
        client
            .send(
                HttpRequest.newBuilder(uri("/api/export/readings.parquet")).build(),
                HttpResponse.BodyHandlers.ofFile(answer))
            .body();

    List<String> rows = new ArrayList<>();
    try (Recording file = Recording.open(answer, ColumnChoice.GUESSED)) {
      for (Optional<RecordedReading> row = file.next(); row.isPresent(); row = file.next()) {
        rows.add(row.get().sensor() + " " + row.get().celsius() + " " + row.get().machine());
      }
    }
    assertThat(rows)
        .containsExactly(
            "S1 83.0 Optional[press]", "S2 70.0 Optional.empty", "S1 84.5 Optional[press]");
  }

  @Test
  void showsTheStatus() throws Exception {
    assertThat(body("/api/status"))
        .startsWith("{\"topic\":\"sensor-suhu\",")
        .contains("\"stored\":0,", "\"store\":{\"topic_id\":\"topic-1\",");
    assertThat(body("/api/store")).startsWith("{\"topic_id\":\"topic-1\",");
  }

  @Test
  void tellsThatItIsNotReady() throws Exception {
    health =
        List.of(
            new HealthCheck("engine", true, "it runs"),
            new HealthCheck("store", false, "the disk is \"full\""));
    for (String path : List.of("/health/ready", "/health")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .startsWith("{\"status\":\"not ready\",\"checks\":[{\"name\":\"engine\",\"ready\":true,")
          .endsWith("\"ready\":false,\"reason\":\"the disk is \\\"full\\\"\"}]}\n");
    }
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    store = Optional.empty();
    HttpResponse<String> response = get("/api/readings");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("the database is not open");
  }

  /** A part of an answer must not look like all of it. */
  @ParameterizedTest
  @CsvSource({
    "/api/readings?from=2026-01-01T00:00:00Z, false",
    "/api/export/readings.csv, false",
    "/api/export/readings.csv, true"
  })
  void breaksTheConnectionWhenTheDatabaseFailsMidway(String path, boolean error) {
    store =
        Optional.of(
            BrokenStore.failingAfter(
                100_000,
                i -> reading("S1", i, 83, i),
                error ? new InternalError("a page is gone") : new StoreException("x")));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(path));
  }

  @Test
  void reportsADatabaseThatFails() throws Exception {
    store = Optional.of(BrokenStore.failing(new StoreException("the disk is gone")));

    HttpResponse<String> response = get("/api/readings");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .isEqualTo(
            "{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"the disk is gone\"}\n");
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void importsReadings() throws Exception {
    String body =
        """
        {"event_time":"2026-02-01T07:00:00Z","sensor_id":"S7","temperature":61.5,"machine_id":"oven"}
        {"event_time":"2026-03-01T07:00:00Z","sensor_id":"S1","temperature":83}
        {"event_time":"2024-03-01T07:00:00Z","sensor_id":"S1","temperature":1}
        {"event_time":"2026-03-01T08:05:00Z","sensor_id":"S1","temperature":1}
        """;
    String path = "/api/import/readings?import=7&row=0";

    for (int i = 0; i < 2; i++) {
      assertThat(post(path, "application/x-ndjson", body).body())
          .isEqualTo("{\"stored\":1,\"duplicate\":1,\"refused\":2}\n");
    }
    assertThat(memory.latest(new SensorId("S7")).orElseThrow())
        .isEqualTo(
            new Reading(
                new SensorId("S7"),
                Optional.of("oven"),
                1_769_929_200_000L,
                AT_SEVEN + 3_600_000,
                61.5,
                false,
                Position.imported((7L << 32) + 1)));
  }

  @Test
  void importsNothingOfABodyWithAFault() throws Exception {
    String path = "/api/import/readings?import=7&row=0";
    String good =
        "{\"event_time\":\"2026-02-01T07:00:00Z\",\"sensor_id\":\"S7\",\"temperature\":1}\n";

    HttpResponse<String> response =
        post(path, "application/x-ndjson", good + good.replace(":1}", ":\"hot\"}"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("nothing is stored: line 2:");
    assertThat(memory.latest(new SensorId("S7"))).isEmpty();
    assertThat(post(path, "text/plain", good).body()).contains("it must be application/x-ndjson");
    assertThat(post("/api/import/readings?row=1", "application/x-ndjson", good).body())
        .contains("parameter 'import' is missing");
  }

  @Test
  void limitsTheReadingsOfARequest() throws Exception {
    String line =
        "{\"event_time\":\"2026-02-01T07:00:00Z\",\"sensor_id\":\"S7\",\"temperature\":1}\n";

    HttpResponse<String> response =
        post("/api/import/readings?import=7&row=0", "application/x-ndjson", line.repeat(50_001));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("a request has at most 50000 readings");
    assertThat(memory.latest(new SensorId("S7"))).isEmpty();
  }

  /** A page of another site can make a browser connect, but not hide the name that it used. */
  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "127.0.0.1, 200",
    "[::1]:8080, 200",
    "evil.example, 403",
    "127.0.0.1.evil.example:80, 403",
    "'', 400"
  })
  void answersOnlyToThisMachinesNames(String host, int status) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /health/live HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(host)
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void reportsAnAddressThatIsTaken() {
    assertThatExceptionOfType(WebException.class)
        .isThrownBy(() -> WebServer.start(server.address(), new TestParts().parts()).close())
        .withMessageContaining("http.listen '%s' cannot be used".formatted(server.address()));
    assertThatExceptionOfType(WebException.class)
        .isThrownBy(
            () -> WebServer.start(new HostPort("0.0.0.0", 0), new TestParts().parts()).close())
        .withMessageContaining("http.listen '0.0.0.0:0' is not a loopback address");
  }
}
