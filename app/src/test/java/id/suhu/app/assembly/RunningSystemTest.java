package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.OptionValue;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmRecord;
import id.suhu.testkit.TestBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {

  private static final Topics TOPICS = Topics.DEFAULT;

  @TempDir Path data;

  @Test
  void limitsTheTopicsOfTheEmbeddedKafkaToHalfOfTheDisk() throws Exception {
    long disk = Files.getFileStore(data).getUsableSpace();
    try (RunningSystem system = RunningSystem.start(configuration(), new NoAnnouncements())) {
      long sum = 0;
      for (String topic :
          new String[] {TOPICS.readings(), TOPICS.alarms(), TOPICS.rejected(), TOPICS.commands()}) {
        sum += retentionBytes(system, topic, bytes -> bytes > 0);
      }
      // The free space may grow meanwhile.
      assertThat(sum).isLessThan(disk / 10 * 6);
      assertThat(retentionBytes(system, TOPICS.readings(), bytes -> bytes > 0))
          .isGreaterThan(sum / 2);
    }
  }

  @Test
  void appliesTheConfiguredRetentionBytesAtEachStart() throws Exception {
    for (long bytes : new long[] {400_000_000, 200_000_000}) {
      OptionValue given = new OptionValue("--x", "kafka.retentionBytes", String.valueOf(bytes));
      try (RunningSystem system =
          RunningSystem.start(configuration(given), new NoAnnouncements())) {
        long share =
            retentionBytes(system, TOPICS.readings(), value -> value > 0 && value <= bytes);
        assertThat(share).isGreaterThan(bytes / 3);
      }
    }
  }

  @Test
  void setsNoRetentionBytesOnAnExternalKafka() throws Exception {
    try (TestBroker another = TestBroker.start();
        RunningSystem system =
            RunningSystem.start(
                configuration(
                    new OptionValue("--bootstrap", "kafka.bootstrap", another.bootstrap())),
                new NoAnnouncements())) {
      assertThat(retentionBytes(system, TOPICS.readings(), bytes -> true)).isEqualTo(-1);
    }
  }

  @Test
  void startsWithoutTheApiIfItsAddressIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NoAnnouncements announcements = new NoAnnouncements();
      OptionValue listen =
          new OptionValue("--http", "http.listen", "127.0.0.1:" + taken.getLocalPort());
      try (RunningSystem system = RunningSystem.start(configuration(listen), announcements)) {
        assertThat(system.url()).isEmpty();
        assertThat(announcements.httpFailures)
            .singleElement()
            .asString()
            .contains("http.listen '127.0.0.1:%d' cannot be used".formatted(taken.getLocalPort()));
      }
    }
  }

  @Test
  void executesOperatorsCommandsByHttp() throws Exception {
    try (RunningSystem system = RunningSystem.start(configuration(), new NoAnnouncements());
        Producer<byte[], byte[]> producer = system.connection().producer(Map.of())) {
      byte[] hot = "{\"sensor_id\":\"S1\",\"temperature\":90}".getBytes(StandardCharsets.UTF_8);
      var unused = producer.send(new ProducerRecord<>(TOPICS.readings(), hot)).get();
      URI alarms = URI.create(system.url().orElseThrow() + "/api/alarms");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> answer(HttpRequest.newBuilder(alarms)), text -> text.contains("S1/high"));

      String body = "{\"alarms\":[\"S1/high\",\"S1/low\"],\"user\":\"budi\"}";
      String outcomes =
          answer(
              HttpRequest.newBuilder(URI.create(alarms + "/acknowledge"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body)));

      assertThat(outcomes)
          .containsSubsequence(
              "\"alarm_id\":\"S1/high\"",
              "\"result\":\"accepted\",\"state\":\"active_acknowledged\"",
              "\"alarm_id\":\"S1/low\"",
              "\"result\":\"refused\"");
      assertThat(answer(HttpRequest.newBuilder(alarms))).contains("active_acknowledged", "budi");
    }
  }

  @Test
  void becomesReady() throws Exception {
    try (RunningSystem system = RunningSystem.start(configuration(), new NoAnnouncements())) {
      URI ready = URI.create(system.url().orElseThrow() + "/health/ready");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> answer(HttpRequest.newBuilder(ready)),
              text ->
                  text.startsWith("{\"status\":\"ready\"")
                      && text.contains("stored readings are 0 behind; the limit is 50,000"));
    }
  }

  private static String answer(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Configuration configuration(OptionValue... more) throws Exception {
    List<OptionValue> options = new ArrayList<>(List.of(more));
    options.add(new OptionValue("--kafka-listen", "kafka.listen", "127.0.0.1:0"));
    if (options.stream().noneMatch(option -> option.key().equals("http.listen"))) {
      options.add(new OptionValue("--http", "http.listen", "127.0.0.1:0"));
    }
    options.add(new OptionValue("--data", "data.folder", data.toString()));
    return Configuration.load(Optional.empty(), Map.of(), options);
  }

  /**
   * Returns the broker's response once it is as expected: the broker applies settings with a short
   * delay.
   */
  private static long retentionBytes(RunningSystem system, String topic, LongPredicate expected) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = system.connection().admin()) {
      return await("retention.bytes of " + topic)
          .atMost(Duration.ofSeconds(30))
          .until(() -> retentionBytes(admin, resource), expected::test);
    }
  }

  private static long retentionBytes(Admin admin, ConfigResource topic) throws Exception {
    Config config =
        Objects.requireNonNull(admin.describeConfigs(Set.of(topic)).values().get(topic)).get();
    return Long.parseLong(config.get("retention.bytes").value());
  }

  /** Ignores all announcements but one. */
  private static final class NoAnnouncements implements Announcements {

    private final List<String> httpFailures = new ArrayList<>();

    @Override
    public void alarm(AlarmRecord event) {}

    @Override
    public void journalAway(RuntimeException cause) {}

    @Override
    public void journalBack() {}

    @Override
    public void httpFailed(String sentence) {
      httpFailures.add(sentence);
    }

    @Override
    public void demoEnded(Exception cause) {}
  }
}
