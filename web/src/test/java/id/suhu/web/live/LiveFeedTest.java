package id.suhu.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.HostPort;
import id.suhu.messages.StatusRecord;
import id.suhu.view.live.LivePlant;
import id.suhu.web.TestParts;
import id.suhu.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The feed over HTTP. */
@Timeout(60)
class LiveFeedTest {

  private static final String TIME = "2026-03-01T07:00:00.000Z";
  private static final long TIME_MS = 1_772_348_400_000L;

  private final LivePlant plant = new LivePlant(InstantSource.system(), 20_000);
  private final WebServer server =
      new TestParts()
          .withLive(new LiveParts(plant, RuleBook.DEFAULT::forSensor, () -> "running"))
          .start();

  @AfterEach
  void stop() {
    server.close();
  }

  private static StatusRecord status(String sensor, String quality) {
    return new StatusRecord(
        sensor,
        Optional.empty(),
        OptionalDouble.of(70),
        Optional.of(TIME),
        quality,
        List.of(),
        1,
        0,
        TIME,
        List.of("high"),
        List.of());
  }

  private static Reading reading(String sensor, long timeMs, double celsius) {
    return new Reading(
        new SensorId(sensor), Optional.empty(), timeMs, timeMs, celsius, false, new Position(0, 0));
  }

  /** A client that reads events. */
  private final class Client implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader reader;
    private String lastId = "";

    Client(String... headers) throws IOException {
      HostPort address = server.address();
      socket = new Socket(address.host(), address.port());
      socket.setSoTimeout(20_000);
      String request =
          "GET /api/live HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n%s\r\n"
              .formatted(
                  address,
                  List.of(headers).stream().map(each -> each + "\r\n").reduce("", String::concat));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
    }

    /** Returns the next events up to one of a kind, without those of the whole plant. */
    List<String> until(String kind) throws IOException {
      List<String> events = new ArrayList<>();
      String event = "";
      while (true) {
        String line = String.valueOf(reader.readLine());
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ") && (kind.equals("plant") || !event.equals("plant"))) {
          events.add(event + " " + line.substring(6));
          if (event.equals(kind)) {
            return events;
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void sendsTheWholePlantAndThenWhatChanges() throws Exception {
    plant.status(status("S1", "good"));
    plant.alarm("{\"event\":\"before\"}");
    try (Client client = new Client()) {
      assertThat(client.until("end"))
          .containsExactly(
              "snapshot {\"sensors\":1}",
              "sensors [{\"sensor_id\":\"S1\",\"temperature\":70,\"event_time\":\""
                  + TIME
                  + "\",\"quality\":\"good\",\"flags\":[],\"readings\":1,\"late_readings\":0,"
                  + "\"rules\":[\"high\"],\"limits\":[{\"rule\":\"high\",\"side\":\"high\","
                  + "\"limit\":80,\"severity\":\"high\",\"deadband\":1}],\"alarms\":[]}]",
              "end {}");

      plant.reading(reading("S1", TIME_MS + 1_000, 71.5));
      assertThat(client.until("end"))
          .containsExactly("values [[\"S1\",71.5,%d]]".formatted(TIME_MS + 1_000), "end {}");

      plant.alarm("{\"event\":\"raised\"}");
      assertThat(client.until("end")).containsExactly("alarm {\"event\":\"raised\"}", "end {}");
      assertThat(client.until("plant"))
          .singleElement()
          .asString()
          .contains(
              "\"engine\":\"running\",\"sensors\":1,\"active_alarms\":0,\"judged\":1,"
                  + "\"late_sensors\":0,\"late_ms\":0");
    }
  }

  @Test
  void goesOnAfterTheLastEventOfAClient() throws Exception {
    plant.status(status("S1", "good"));
    plant.status(status("S2", "good"));
    String id;
    try (Client client = new Client()) {
      var unused = client.until("end");
      id = client.lastId;
    }
    plant.status(status("S2", "stale"));
    plant.alarm("{\"event\":\"missed\"}");

    try (Client client = new Client("Last-Event-ID: " + id)) {
      assertThat(client.until("end"))
          .hasSize(3)
          .first()
          .asString()
          .startsWith("sensors [{\"sensor_id\":\"S2\"")
          .contains("\"quality\":\"stale\"");
    }
    for (String unknown : List.of("other-1", id + "000", "1", "-", "x-y")) {
      try (Client client = new Client("Last-Event-ID: " + unknown)) {
        assertThat(client.until("end")).as(unknown).first().isEqualTo("snapshot {\"sensors\":2}");
      }
    }
  }

  @Test
  void sendsTenThousandSensorsInPieces() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      plant.status(status("S" + i, "good"));
    }
    try (Client client = new Client()) {
      List<String> events = client.until("end");
      assertThat(events).hasSize(12);
    }
  }

  @Test
  void servesOthersWhileOneDoesNotRead() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      plant.status(status("S" + i, "good"));
    }
    try (Client stalled = new Client();
        Client other = new Client()) {
      var unused = other.until("end");
      for (int round = 1; round <= 8; round++) {
        plant.reading(reading("S1", TIME_MS + round, 70 + round));
        assertThat(other.until("end"))
            .containsExactly(
                "values [[\"S1\",%d,%d]]".formatted(70 + round, TIME_MS + round), "end {}");
      }
      // What it has missed comes at once, and only once.
      assertThat(stalled.until("end")).hasSize(22);
      assertThat(stalled.until("end"))
          .containsExactly("values [[\"S1\",78,%d]]".formatted(TIME_MS + 8), "end {}");
    }
  }

  @Test
  void forgetsClientsThatAreGone() throws Exception {
    try (Client client = new Client()) {
      var unused = client.until("plant");
      assertThat(server.liveClients()).isEqualTo(1);
    }
    Awaitility.await().until(() -> server.liveClients() == 0);
  }

  @Test
  void answersWithSensorsAndTheirLastMinutes() throws Exception {
    plant.status(status("S2", "good"));
    plant.status(status("S1", "good"));
    plant.status(status("press 1/öl", "good"));

    assertThat(get("/api/sensors")).contains("\"S1\"", "\"S2\"", "\"press 1/öl\"");
    assertThat(get("/api/sensors?sensor=S*")).startsWith("200 [{\"sensor_id\":\"S1\"");
    assertThat(get("/api/sensors?sensor=T")).isEqualTo("200 []\n");
    assertThat(get("/api/sensors/recent?sensor=S1&sensor=press%201/%C3%B6l"))
        .startsWith("200 [{\"sensor_id\":\"S1\",\"last_ms\":")
        .contains("\"interval_ms\":5000,\"highest\":[null,")
        .contains("\"press 1/öl\"");
    assertThat(get("/api/sensors/recent?sensor=T"))
        .startsWith("404 ")
        .contains("there is no sensor 'T'");
    assertThat(get("/api/sensors/recent")).startsWith("400 ").contains("1 to 100 of 'sensor'");
    assertThat(get("/api/sensors/recent?sensor=S1&x=1")).startsWith("400 ");
  }

  private String get(String path) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://" + server.address() + path))
                    .timeout(Duration.ofSeconds(20))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
