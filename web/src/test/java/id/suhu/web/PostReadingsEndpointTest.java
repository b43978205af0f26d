package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostReadingsEndpointTest {

  private static final String GOOD = "{\"sensor_id\":\"S1\",\"temperature\":83}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Sender sender = new Sender();
  private final WebServer server = new TestParts().withSender(sender).start();

  /** Remembers the readings, or fails. */
  private static final class Sender implements ReadingSender {

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private Optional<KafkaException> fault = Optional.empty();
    private final Semaphore entered = new Semaphore(0);
    private Optional<CompletableFuture<Boolean>> gate = Optional.empty();
    private boolean closed;

    @Override
    public void send(List<ReadingBytes> readings) {
      fault.ifPresent(
          e -> {
            throw e;
          });
      entered.release();
      gate.ifPresent(CompletableFuture::join);
      readings.forEach(each -> sent.add(new String(each.json(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(sender.closed).isTrue();
  }

  private HttpRequest.Builder request(String type) {
    return HttpRequest.newBuilder(URI.create("http://" + server.address() + "/api/readings"))
        .header("Content-Type", type);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String type, String body) throws Exception {
    return send(request(type).POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json                     | @            | 1
          application/json; charset=utf-8      | [@, @]       | 2
          Application/JSON;charset=UTF-8       | [@]          | 1
          application/x-ndjson                 | `@\n@\n@\n`  | 3
          application/jsonl; charset=utf-8     | `@\n@`       | 2
          """)
  void sendsTheReadings(String type, String body, int accepted) throws Exception {
    HttpResponse<String> response = post(type, body.replace("@", GOOD));

    assertThat(response.body()).isEqualTo("{\"accepted\":%d}\n".formatted(accepted));
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json;charset=utf-8");
    assertThat(sender.sent).hasSize(accepted).containsOnly(GOOD);
  }

  @Test
  void takesABodyOfUnknownLength() throws Exception {
    byte[] lines = (GOOD + "\n").repeat(9_000).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response =
        send(
            request("application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(lines))));

    assertThat(response.body()).isEqualTo("{\"accepted\":9000}\n");
    assertThat(sender.sent).hasSize(9_000);
  }

  @Test
  void answersWithALinePerBadReading() throws Exception {
    String body = GOOD + "\n{\"sensor_id\":\"S2\"}\n" + GOOD + "\n{\"temperature\":8}\n";

    HttpResponse<String> response = post("application/x-ndjson", body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/problem+json; charset=utf-8");
    assertThat(response.body().lines())
        .containsExactly(
            "{\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":\"nothing was sent:"
                + " 2 of 4 readings are bad; the first is line 2: member 'temperature' is"
                + " missing\",\"faults\":[",
            "{\"line\":2,\"reason\":\"missing_temperature\",\"detail\":\"member 'temperature' is"
                + " missing\",\"reading\":\"{\\\"sensor_id\\\":\\\"S2\\\"}\"},",
            "{\"line\":4,\"reason\":\"missing_sensor\",\"detail\":\"member 'sensor_id' and record"
                + " key are missing\",\"reading\":\"{\\\"temperature\\\":8}\"}",
            "]}");
    assertThat(sender.sent).isEmpty();
  }

  @Test
  void numbersTheElementsOfAnArrayAndListsTheFirstOnes() throws Exception {
    String body = "[" + GOOD + ",1".repeat(150) + "]";

    HttpResponse<String> response = post("application/json", body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains(
            "150 of 151 readings are bad, of which 100 are listed; the first is index 1: value is"
                + " not a JSON object")
        .contains("{\"index\":100,\"reason\":\"malformed\"")
        .doesNotContain("\"index\":101");
    assertThat(sender.sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", " \n"})
  void refusesABodyWithoutReadings(String body) throws Exception {
    HttpResponse<String> response = post("application/json", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"detail\":\"the body has no readings\"");
  }

  /** A browser sends a form or text of another site's page without asking. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
  void refusesOtherTypesOfContent(String type) throws Exception {
    HttpResponse<String> response = post(type, GOOD);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("the content type is '" + type + "'; it must be");
    assertThat(sender.sent).isEmpty();
  }

  @Test
  void refusesCompressedContent() throws Exception {
    HttpResponse<String> response =
        send(
            request("application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD)));

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void limitsTheBytesOfARequest(boolean lengthKnown) throws Exception {
    byte[] blanks = " ".repeat(8 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response =
        send(
            request("application/json")
                .POST(
                    lengthKnown
                        ? BodyPublishers.ofByteArray(blanks)
                        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blanks))));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("nothing was sent: a request has at most 8388608 bytes");
  }

  @Test
  void limitsTheReadingsOfARequest() throws Exception {
    HttpResponse<String> response = post("application/x-ndjson", (GOOD + "\n").repeat(10_001));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("nothing was sent: a request has at most 10000 readings");
    assertThat(sender.sent).isEmpty();
  }

  @Test
  void limitsTheBytesThatWaitForKafka() throws Exception {
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    sender.gate = Optional.of(gate);
    HttpRequest large =
        request("application/json")
            .POST(BodyPublishers.ofString(GOOD + " ".repeat(8 * 1024 * 1024 - GOOD.length())))
            .build();

    List<CompletableFuture<HttpResponse<String>>> waiting =
        Stream.generate(() -> client.sendAsync(large, HttpResponse.BodyHandlers.ofString()))
            .limit(4)
            .toList();
    assertThat(sender.entered.tryAcquire(4, 30, TimeUnit.SECONDS)).isTrue();
    HttpResponse<String> refused = post("application/json", GOOD);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("nothing was sent: too many readings of other requests");
    assertThat(gate.complete(true)).isTrue();
    for (CompletableFuture<HttpResponse<String>> each : waiting) {
      assertThat(each.get().statusCode()).isEqualTo(202);
    }
    assertThat(post("application/json", GOOD).statusCode()).isEqualTo(202);
  }

  @Test
  void tellsThatKafkaDoesNotAnswer() throws Exception {
    sender.fault = Optional.of(new TimeoutException("no acknowledgement within 10 s"));

    HttpResponse<String> response = post("application/json", GOOD);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(response.body())
        .contains(
            "Kafka did not acknowledge all 1 readings: no acknowledgement within 10 s. A part of"
                + " them may have been taken. Repeat the request: a reading with a timestamp is"
                + " stored once, however often it is sent");
    // Its bytes are free again.
    sender.fault = Optional.empty();
    assertThat(post("application/json", GOOD).statusCode()).isEqualTo(202);
  }

  @Test
  void tellsThatATopicTakesNoReadingOfThisSize() throws Exception {
    sender.fault = Optional.of(new RecordTooLargeException("70000 bytes"));

    HttpResponse<String> response = post("application/json", GOOD);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("larger than the topic in Kafka allows", "70000 bytes");
  }
}
