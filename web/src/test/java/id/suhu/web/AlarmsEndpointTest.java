package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.messages.AlarmEventJson;
import id.suhu.testkit.JournalEvents;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.operator.Order;
import id.suhu.view.operator.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsEndpointTest {

  private static final String RAISED = JournalEvents.raised("S1", 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Order> given = new ArrayList<>();
  private final List<Boolean> repeatable = new ArrayList<>();
  private Optional<RuntimeException> fault = Optional.empty();
  private final WebServer server =
      new TestParts().withAlarms(this::alarms).withOperators(this::give).start();

  private List<OpenAlarm> alarms() {
    fault.ifPresent(
        e -> {
          throw e;
        });
    return List.of(
        new OpenAlarm(
            AlarmEventJson.read(JournalEvents.bytes(RAISED)),
            RAISED,
            Optional.of("2026-03-01T07:00:00.000Z"),
            Optional.of("good"),
            Optional.empty(),
            Optional.empty()));
  }

  /** Executes the first one, refuses the second one, and does not answer others. */
  private List<Outcome> give(List<Order> orders, boolean again) {
    given.addAll(orders);
    repeatable.add(again);
    List<String> answers =
        List.of(
            JournalEvents.json("S1", "acknowledged", "active_acknowledged", "high", 0, 5),
            JournalEvents.json("S2", "refused", "normal", "high", 0, 5)
                .replace("}", ",\"command_id\":\"c\",\"user\":\"u\",\"reason\":\"not_raised\"}"));
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      outcomes.add(
          new Outcome(
              orders.get(i),
              i < answers.size()
                  ? Optional.of(AlarmEventJson.read(JournalEvents.bytes(answers.get(i))))
                  : Optional.empty()));
    }
    return outcomes;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String command, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("/api/alarms/" + command))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private URI uri(String path) {
    return URI.create("http://" + server.address() + path);
  }

  @Test
  void listsTheAlarmsThatAreNotAtRest() throws Exception {
    assertThat(send(HttpRequest.newBuilder(uri("/api/alarms"))).body())
        .startsWith("[{\"alarm_id\":\"S1/high\",")
        .endsWith("\"raised_time\":\"2026-03-01T07:00:00.000Z\",\"quality\":\"good\"}]\n");
  }

  @Test
  void tellsThatKafkaDoesNotAnswer() throws Exception {
    fault = Optional.of(new TimeoutException("no answer within 5 s"));

    HttpResponse<String> response = send(HttpRequest.newBuilder(uri("/api/alarms")));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("Kafka does not answer: no answer within 5 s");
  }

  @Test
  void givesACommandToEachAlarm() throws Exception {
    HttpResponse<String> response =
        post(
            "acknowledge",
            """
            {"alarms": ["S1/high", {"alarm_id": "S2/high", "occurrence": "S2/high/7"}, "S/3/high"],
             "user": "budi", "comment": "on my way"}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .containsSubsequence(
            "[{\"alarm_id\":\"S1/high\"",
            "\"result\":\"accepted\",\"state\":\"active_acknowledged\"}",
            "{\"alarm_id\":\"S2/high\"",
            "\"result\":\"refused\"",
            "\"reason\":\"not_raised\"",
            "{\"alarm_id\":\"S/3/high\"",
            "\"result\":\"unanswered\"}]");
    assertThat(given)
        .extracting(order -> order.alarm() + " " + order.command().occurrence())
        .containsExactly(
            "S1/high OptionalLong.empty", "S2/high OptionalLong[7]", "S/3/high OptionalLong.empty");
    assertThat(given)
        .allMatch(order -> order.command().user().equals("budi"))
        .allMatch(order -> order.command().comment().equals("on my way"))
        .extracting(order -> order.command().id())
        .doesNotHaveDuplicates();
    assertThat(repeatable).containsExactly(false);
  }

  @Test
  void canBeRepeatedWithTheClientsId() throws Exception {
    String body =
        "{\"alarms\": [\"S1/high\"], \"user\": \"budi\", \"command_id\": \"c-1\","
            + " \"duration\": \"30m\", \"comment\": \"repair\"}";

    assertThat(post("shelve", body).statusCode()).isEqualTo(200);

    assertThat(given).extracting(order -> order.command().id()).containsExactly("c-1");
    assertThat(repeatable).containsExactly(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          acknowledge | [1]                                   | 400 | the body is not a JSON object
          acknowledge | {"alarms": ["S1/high"]                | 400 | the body is not JSON: Unexpected end-of-input
          acknowledge | {"alarms": [], "user": "budi"}        | 400 | alarms must be a list of 1 to 1000 alarm ids
          acknowledge | {"alarms": ["S1"], "user": "budi"}    | 400 | 'S1' is not the id of an alarm, such as S1/high
          acknowledge | {"alarms": [7], "user": "budi"}       | 400 | '' is not the id of an alarm, such as S1/high
          acknowledge | {"alarms": ["S1/high"]}               | 400 | user has 0 characters; it must have 1 to 64
          acknowledge | {"alarms": ["S1/high"], "user": 7}    | 400 | user is not a text
          acknowledge | {"alarms": ["S1/high"], "user": "b", "until": "x"} | 400 | body has the member 'until'; its members are [alarms, command_id, comment, user]
          acknowledge | {"alarms": ["S1/high"], "user": "b", "user": "c"}  | 400 | the body is not JSON: Duplicate field 'user'
          acknowledge | {"alarms": ["S1/high", "S2/high"], "user": "b", "command_id": "c"} | 400 | command_id is given for 2 alarms; it identifies the command to one
          acknowledge | {"alarms": [{"alarm_id": "S1/high", "occurrence": "S2/high/1"}], "user": "b"} | 400 | 'S2/high/1' is not the id of an occurrence of S1/high
          shelve      | {"alarms": ["S1/high"], "user": "b"}  | 400 | duration is missing; shelving ends after it, such as '30m'
          shelve      | {"alarms": ["S1/high"], "user": "b", "duration": "30"} | 400 | duration '30': a duration needs a unit
          shelve      | {"alarms": ["S1/high"], "user": "b", "duration": "0s"} | 400 | duration '0s': shelving time is PT0S; it must be above 0
          silence     | {"alarms": ["S1/high"], "user": "b"}  | 404 | there is no command 'silence'; there are acknowledge
          """)
  void refuses(String command, String body, int status, String sentence) throws Exception {
    HttpResponse<String> response = post(command, body);

    assertThat(response.body()).contains("\"detail\":\"" + sentence.replace("\"", "\\\""));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(given).isEmpty();
  }

  /** A browser sends a form or text of another site's page without asking. */
  @Test
  void refusesOtherTypesOfContent() throws Exception {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(uri("/api/alarms/acknowledge"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"alarms\": [\"S1/high\"]}")));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("the content type is 'text/plain'");
  }
}
