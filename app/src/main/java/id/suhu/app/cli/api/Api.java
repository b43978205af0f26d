package id.suhu.app.cli.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Printable;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.StoreStatus;
import id.suhu.messages.StoreStatusJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The HTTP API of a running system. A signal ends every wait for it. Single-threaded. */
public final class Api {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /** Until the answer begins; the store may take a minute for an import. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(90);

  private static final int OK = 200;

  /** Another server at this address may answer as well. */
  private static final List<String> TYPES =
      List.of(
          "application/json", "application/x-ndjson", "application/vnd.apache.parquet", "text/csv");

  /** Of an error's answer. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private final URI url;
  private final Texts texts;
  private final Stop stop;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .build();

  Api(URI url, Texts texts, Stop stop) {
    this.url = url;
    this.texts = texts;
    this.stop = stop;
  }

  /** Returns the address of the API. */
  public String url() {
    return url.toString();
  }

  /**
   * Asks for a resource.
   *
   * @param parameters of the query
   * @return the answer, to be closed by the caller
   * @throws CommandFailedException if no system answers, or it refuses
   */
  public InputStream get(String path, Map<String, String> parameters)
      throws CommandFailedException {
    return get(path, parameters, ANSWER_WITHIN);
  }

  /**
   * Asks how the store of a plant is doing.
   *
   * @throws CommandFailedException if no system answers soon, it refuses, or uses another Kafka
   */
  public StoreStatus store(PlantKafka plant) throws CommandFailedException {
    try (InputStream answer = get("/api/store", Map.of(), CONNECT_WITHIN)) {
      StoreStatus store = StoreStatusJson.read(answer.readAllBytes());
      String topic =
          plant.questions().topic(plant.topics().readings()).orElseThrow().topicId().toString();
      if (!store.topicId().equals(topic)) {
        throw new CommandFailedException(texts.sentence("api.other_kafka", url));
      }
      return store;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException(
          Printable.of(texts.sentence("api.broken", url, String.valueOf(e.getMessage()))), e);
    }
  }

  private InputStream get(String path, Map<String, String> parameters, Duration within)
      throws CommandFailedException {
    return send(HttpRequest.newBuilder(uri(path, parameters)).timeout(within).GET().build());
  }

  /**
   * Sends a body.
   *
   * @param parameters of the query
   * @return the answer, to be closed by the caller
   * @throws CommandFailedException if no system answers, or it refuses
   */
  public InputStream post(
      String path, Map<String, String> parameters, String contentType, byte[] body)
      throws CommandFailedException {
    return send(
        HttpRequest.newBuilder(uri(path, parameters))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private InputStream send(HttpRequest request) throws CommandFailedException {
    try {
      HttpResponse<InputStream> response = stop.interrupting(() -> answer(request));
      if (response.statusCode() != OK) {
        throw new CommandFailedException(Printable.of(refusal(response)));
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      if (TYPES.stream().noneMatch(type::startsWith)) {
        response.body().close();
        throw new CommandFailedException(
            Printable.of(texts.sentence("api.foreign", url, type.isEmpty() ? "-" : type)));
      }
      return response.body();
    } catch (IOException e) {
      throw new CommandFailedException(
          Printable.of(texts.sentence("api.absent", url, reason(e))), e);
    }
  }

  private HttpResponse<InputStream> answer(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private String refusal(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      return texts.sentence("api.refused", url, detail(text, response.statusCode()));
    }
  }

  /** Returns the detail of a problem document (RFC 9457), if the answer is one. */
  private static String detail(String text, int status) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("detail")) {
            return json.getText();
          }
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      // Not an answer of Suhu's.
      return "HTTP " + status;
    }
    return "HTTP " + status;
  }

  private URI uri(String path, Map<String, String> parameters) {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(
                    each ->
                        each.getKey()
                            + "="
                            + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    return URI.create(url + path + (query.isEmpty() ? "" : "?" + query));
  }
}
