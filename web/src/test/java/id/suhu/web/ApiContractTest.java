package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.StateName;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.HostPort;
import id.suhu.web.ApiCase.Server;
import id.suhu.web.live.LiveFeed;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the server to the document that describes it, and the document to the server. */
class ApiContractTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ApiDocument DOCUMENT = ApiDocument.read();
  private static final Map<Server, WebServer> SERVERS = new EnumMap<>(Server.class);
  private static final List<Socket> BUSY_WITH = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    SERVERS.put(Server.WORKING, SamplePlant.working().start());
    SERVERS.put(Server.EMPTY, new TestParts().start());
    SERVERS.put(Server.AWAY, SamplePlant.away().start());
    SERVERS.put(Server.FAULTY, SamplePlant.faulty().start());
    WebServer busy = SamplePlant.working().start();
    SERVERS.put(Server.BUSY, busy);
    // Bodies that are announced and never come, and clients that wait for events.
    for (int i = 0; i < 4; i++) {
      open(
          busy.address(),
          RawRequest.get("/api/readings")
              .by("POST")
              .with("Content-Type: application/json")
              .with("Content-Length: 8388608"));
    }
    for (int i = 0; i < LiveFeed.MOST_CLIENTS; i++) {
      open(busy.address(), RawRequest.get("/api/live"));
    }
    await().atMost(PATIENCE).until(() -> busy.liveClients() == LiveFeed.MOST_CLIENTS);
    RawRequest post = RawRequest.post("/api/readings", "application/json", ApiCase.READING);
    await().atMost(PATIENCE).until(() -> post.send(busy.address()).status() == 429);
  }

  private static void open(HostPort address, RawRequest request) throws IOException {
    Socket socket = RawRequest.open(address);
    BUSY_WITH.add(socket);
    socket.getOutputStream().write(request.bytes());
  }

  @AfterAll
  static void stop() throws IOException {
    for (Socket socket : BUSY_WITH) {
      socket.close();
    }
    SERVERS.values().forEach(WebServer::close);
  }

  private static RawAnswer answer(Server server, RawRequest request) throws IOException {
    return request.send(running(server).address());
  }

  private static WebServer running(Server server) {
    return Objects.requireNonNull(SERVERS.get(server));
  }

  static Stream<ApiCase> cases() {
    return ApiCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsDescribed(ApiCase each) throws IOException {
    RawAnswer answer = answer(each.server(), each.request());

    assertThat(answer.status()).as(answer.text()).isEqualTo(each.status());
    assertThat(DOCUMENT.faults(each.operation(), answer)).as(answer.text()).isEmpty();
    if (answer.mediaType().equals("application/problem+json")) {
      assertThat(answer.text())
          .contains("\"status\":" + each.status())
          .doesNotContain("java.", "Exception");
    }
  }

  @Test
  void hasACaseForEachDescribedAnswer() {
    Set<String> cases =
        cases()
            .map(each -> each.operation() + " " + each.status())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(cases).isEqualTo(DOCUMENT.answers());
  }

  @Test
  void describesEachRoute() {
    Set<String> routes =
        running(Server.WORKING).routes().stream()
            .map(route -> route.replace('<', '{').replace('>', '}'))
            .filter(route -> !route.startsWith("HEAD "))
            .filter(route -> route.matches("[A-Z]+ /(api/|health|metrics).*"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(routes).isEqualTo(DOCUMENT.operations());
  }

  static Stream<String> paths() {
    return DOCUMENT.operations().stream()
        .map(operation -> operation.split(" ", 2)[1])
        .distinct()
        .filter(path -> !path.equals("/api/live"));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void refusesOtherMethods(String path) throws IOException {
    String target = path.replace("{format}", "csv").replace("{command}", "acknowledge");
    Set<String> allowed = new TreeSet<>();
    DOCUMENT.operations().stream()
        .filter(operation -> operation.endsWith(" " + path))
        .forEach(operation -> allowed.add(operation.split(" ", 2)[0]));
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    if (path.equals("/api/alarms/journal")) {
      // It could be the name of a command.
      allowed.add("POST");
    }
    for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      if (!allowed.contains(method)) {
        RawAnswer answer = answer(Server.WORKING, RawRequest.get(target).by(method));
        assertThat(answer.status()).as(method).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(String.join(", ", allowed));
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
      }
    }
  }

  @Test
  void answersUnknownPathsWithAProblem() throws IOException {
    for (String method : List.of("GET", "HEAD", "POST", "DELETE", "OPTIONS", "INVENTED")) {
      RawAnswer answer = answer(Server.WORKING, RawRequest.get("/api/nothing").by(method));
      assertThat(answer.status()).as(method).isEqualTo(404);
      assertThat(answer.mediaType()).isEqualTo("application/problem+json");
      assertThat(answer.text().isEmpty()).isEqualTo(method.equals("HEAD"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersHeadAsGet(ApiCase each) throws IOException {
    if (each.request().method().equals("GET") && !each.operation().endsWith("/live")) {
      RawAnswer head = answer(each.server(), each.request().by("HEAD"));

      assertThat(head.status()).isEqualTo(each.status());
      RawAnswer get = answer(each.server(), each.request());
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }
  }

  @ParameterizedTest
  @MethodSource("id.suhu.web.ApiCase#working")
  void refusesTheNamesOfOtherHosts(ApiCase each) throws IOException {
    RawAnswer answer = answer(Server.WORKING, each.request().with("Host: evil.example"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
  }

  @Test
  void namesAllElementsOfTheCodesEnumerations() {
    assertThat(named("EventName")).isEqualTo(codes(EventType.values(), EventType::code));
    assertThat(named("AlarmStateName")).isEqualTo(codes(StateName.values(), StateName::code));
    assertThat(named("Severity")).isEqualTo(codes(Severity.values(), Severity::code));
    assertThat(named("RefusalReason"))
        .isEqualTo(codes(Refusal.Reason.values(), Refusal.Reason::code));
    assertThat(named("RejectReason")).isEqualTo(codes(RejectReason.values(), RejectReason::code));
  }

  private static Set<String> named(String schema) {
    return new TreeSet<>(DOCUMENT.enumeration(DOCUMENT.schema(schema)));
  }

  private static <T> Set<String> codes(T[] values, Function<T, String> code) {
    return Stream.of(values).map(code).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void hasExamplesThatFit() {
    List<String> faults = new ArrayList<>();
    for (JsonNode media : DOCUMENT.root().findParents("example")) {
      if (media.has("schema")) {
        DOCUMENT.faults(media.path("schema"), media.path("example")).forEach(faults::add);
      }
    }

    assertThat(faults).isEmpty();
  }

  /** Ensures that the comparisons are not vacuous. */
  @Test
  void noticesWhatDoesNotFit() throws IOException {
    RawAnswer answer = answer(Server.WORKING, RawRequest.get("/api/alarms"));
    for (String schema : List.of("OpenAlarm", "JournalEvent", "Sensor", "Problem", "Health")) {
      ObjectNode unknown = JsonMapper.builder().build().createObjectNode().put("unknown", 1);
      assertThat(DOCUMENT.faults(DOCUMENT.schema(schema), unknown))
          .as(schema)
          .anyMatch(fault -> fault.contains("'unknown'"))
          .anyMatch(fault -> fault.contains("required"));
    }
    byte[] other = answer.text().replace("\"high\"", "\"higher\"").getBytes(StandardCharsets.UTF_8);
    assertThat(DOCUMENT.faults("GET /api/alarms", new RawAnswer(200, answer.headers(), other)))
        .isNotEmpty();
    assertThat(DOCUMENT.faults("GET /api/alarms", new RawAnswer(418, answer.headers(), other)))
        .isNotEmpty();
  }
}
