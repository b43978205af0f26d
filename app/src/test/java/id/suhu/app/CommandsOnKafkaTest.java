package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.sensor.AlarmStatus;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.SensorStatusJson;
import id.suhu.testkit.TestBroker;
import id.suhu.testkit.TestSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands on a real broker; what the engine would write is written by the tests. */
@Timeout(90)
class CommandsOnKafkaTest {

  private static final long AT_SEVEN = 1_772_348_400_000L;

  @SuppressWarnings("NullAway.Init") // made before each test sees it
  private static TestBroker broker;

  private final TestSession session = new TestSession();

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private int run(Topics topics, String arguments) {
    return run(session, topics, arguments);
  }

  private static int run(TestSession session, Topics topics, String arguments) {
    List<String> words = new ArrayList<>(List.of(arguments.split(" ")));
    words.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    return Main.program(session.session()).execute(words.toArray(String[]::new));
  }

  private static void reading(Topics topics, String sensor, double celsius, int second) {
    broker.send(
        topics.readings(),
        sensor,
        "{\"sensor_id\": \"%s\", \"temperature\": %s, \"timestamp\": \"2026-03-01T07:00:%02dZ\"}"
            .formatted(sensor, celsius, second));
  }

  private static byte[] event(EventType type, AlarmState state, String sensor, int second) {
    return AlarmEventJson.write(
        new AlarmEvent(
            type,
            new SensorId(sensor),
            Optional.empty(),
            "high",
            Rule.HIGH.condition().text(),
            Severity.HIGH,
            state,
            OptionalDouble.of(83),
            OptionalDouble.of(80),
            AT_SEVEN + second * 1000L,
            new Position(0, second)),
        AT_SEVEN);
  }

  private static byte[] raised(String sensor, int second) {
    long at = AT_SEVEN + second * 1000L;
    return event(
        EventType.RAISED,
        Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.HIGH, at, at)),
        sensor,
        second);
  }

  private static void status(Topics topics, String sensor, Quality quality, long readings) {
    AlarmStatus alarm =
        new AlarmStatus("high", "active_unacknowledged", true, false, Severity.HIGH, 1, AT_SEVEN);
    byte[] json =
        SensorStatusJson.write(
            new SensorStatus(
                new SensorId(sensor),
                Optional.empty(),
                Optional.of(new LatestReading(AT_SEVEN, 83, false)),
                quality,
                readings,
                1,
                quality == Quality.GOOD ? List.of(alarm) : List.of()),
            AT_SEVEN);
    broker.send(new ProducerRecord<>(topics.status(), bytes(sensor), json));
  }

  /** Writes as the engine does: in transactions, one of which is aborted. */
  private static void inTransactions(String topic, String sensor, byte[]... values)
      throws Exception {
    try (Producer<byte[], byte[]> producer =
        broker
            .connection()
            .producer(
                Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    topic,
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    10_000))) {
      producer.initTransactions();
      for (byte[] value : values) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, bytes(sensor), value)).get();
        producer.commitTransaction();
      }
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, bytes(sensor), raised("aborted", 59))).get();
      producer.abortTransaction();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Test
  void topicsAreMadeOnceAndListed() {
    Topics topics = broker.freshTopics();

    int made = run(topics, "topics create --partitions 3 --format json");
    TestSession again = new TestSession();
    int madeAgain = run(again, topics, "topics create --partitions 5");
    TestSession list = new TestSession();
    int listed = run(list, topics, "topics list --format json");

    assertThat(List.of(made, madeAgain, listed)).containsOnly(0);
    assertThat(session.out())
        .containsExactlyElementsOf(list.out())
        .hasSize(5)
        .first()
        .isEqualTo(
            "{\"topic\":\"%s\",\"partitions\":3,\"replicas\":1}".formatted(topics.readings()));
    assertThat(again.err()).contains("All topics were there already.");
  }

  @Test
  void missingTopicsAreNamedWithWhatMakesThem() {
    Topics topics = broker.freshTopics();

    int code = run(topics, "watch --from-beginning --max 1");

    assertThat(code).isEqualTo(1);
    assertThat(session.err()).hasSize(1);
    assertThat(session.err().get(0)).contains("suhu topics create");
  }

  @Test
  void kafkaThatIsNotThereIsOneSentenceWithinSeconds() {
    long startNanos = System.nanoTime();

    int code = Main.program(session.session()).execute("status", "--bootstrap", "127.0.0.1:1");

    assertThat(code).isEqualTo(1);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).hasSize(1);
    assertThat(session.err().get(0)).startsWith("suhu: No Kafka answers at 127.0.0.1:1.");
    assertThat(System.nanoTime() - startNanos).isLessThan(TimeUnit.SECONDS.toNanos(15));
  }

  @Test
  void watchShowsWhatIsStrictlyAboveTheLimitFromAllPartitions() {
    Topics topics = broker.freshTopics(3);
    for (int i = 0; i < 12; i++) {
      reading(topics, "S" + i, 80 + i % 2, i);
    }
    broker.send(topics.readings(), "S1", "no reading");

    int code = run(topics, "watch --from-beginning --for 3s --format json");

    assertThat(code).isZero();
    assertThat(session.out())
        .containsExactlyInAnyOrderElementsOf(
            List.of(1, 3, 5, 7, 9, 11).stream()
                .map(
                    i ->
                        ("{\"sensor_id\":\"S%d\",\"temperature\":81,"
                                + "\"event_time\":\"2026-03-01T07:00:%02d.000Z\","
                                + "\"Keterangan\":\"Suhu terlalu tinggi\"}")
                            .formatted(i, i))
                .toList());
    assertThat(session.err())
        .last()
        .isEqualTo("6 of 12 readings were above 80 °C; 1 records were no readings.");
  }

  @Test
  void watchBeginsWhereTheTopicEndsAndEndsAfterItsNumber() throws Exception {
    Topics topics = broker.freshTopics(1);
    reading(topics, "before", 99, 0);

    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(() -> run(topics, "watch --limit 90.5 --max 2"));
    session.awaitErr("Watching");
    reading(topics, "S1", 90.5, 1);
    reading(topics, "S2", 91, 2);
    reading(topics, "S3", 92.25, 3);

    assertThat(watching.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(session.out())
        .containsExactly(
            "S2                            91  2026-03-01T07:00:02.000Z  "
                + "Suhu terlalu tinggi / Temperature too high",
            "S3                         92.25  2026-03-01T07:00:03.000Z  "
                + "Suhu terlalu tinggi / Temperature too high");
  }

  @Test
  void watchThatIsStoppedSaysSoAndIsDone() throws Exception {
    Topics topics = broker.freshTopics(1);

    CompletableFuture<Integer> watching = CompletableFuture.supplyAsync(() -> run(topics, "watch"));
    session.awaitErr("Watching");
    session.stop().ask();

    assertThat(watching.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(session.err()).last().isEqualTo("Stopped; nothing is left unwritten.");
  }

  @Test
  void journalIsTheCommittedEventsAsTheyStandInTheTopic() throws Exception {
    Topics topics = broker.freshTopics(1);
    byte[] first = raised("S1", 1);
    byte[] second = raised("S2", 2);
    inTransactions(topics.alarms(), "S1", first, second);

    int code = run(topics, "alarms journal --format json");

    assertThat(code).isZero();
    assertThat(session.out()).containsExactly(text(first), text(second));
    assertThat(session.err()).isEmpty();
  }

  @Test
  void journalOfOneSensorEndsAfterItsNumberAndTellsOfForeignRecords() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.alarms(), "S1", "not an event");
    inTransactions(
        topics.alarms(), "S1", raised("S1", 1), raised("S2", 2), raised("S1", 3), raised("S1", 4));

    int code = run(topics, "alarms journal --sensor S1 --max 2");

    assertThat(code).isZero();
    assertThat(session.out())
        .containsExactly(
            "2026-03-01T07:00:01.000Z  S1  ALARM: Temperature too high, 83 °C (limit 80 °C)",
            "2026-03-01T07:00:03.000Z  S1  ALARM: Temperature too high, 83 °C (limit 80 °C)");
    assertThat(session.err()).containsExactly("1 records in the alarm topic are not alarm events.");
  }

  @Test
  void journalThatFollowsShowsWhatComesOnce() throws Exception {
    Topics topics = broker.freshTopics(1);
    inTransactions(topics.alarms(), "S1", raised("S1", 1));

    CompletableFuture<Integer> following =
        CompletableFuture.supplyAsync(() -> run(topics, "alarms journal --follow --max 3"));
    session.awaitOut("2026-03-01T07:00:01.000Z");
    inTransactions(topics.alarms(), "S1", raised("S1", 2), raised("S1", 3));

    assertThat(following.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(session.out())
        .extracting(line -> line.substring(0, 24))
        .containsExactly(
            "2026-03-01T07:00:01.000Z", "2026-03-01T07:00:02.000Z", "2026-03-01T07:00:03.000Z");
  }

  @Test
  void listShowsWhatNeedsAttentionWithQuality() throws Exception {
    Topics topics = broker.freshTopics(1);
    inTransactions(topics.alarms(), "S1", raised("S2", 2), raised("S1", 1));
    status(topics, "S1", Quality.GOOD, 1);
    status(topics, "S1", Quality.STALE, 2);

    int code = run(topics, "alarms list --format json");

    assertThat(code).isZero();
    assertThat(session.out()).hasSize(2);
    assertThat(session.out().get(0))
        .contains("\"alarm_id\":\"S1/high\"", "\"raised_time\":\"2026-03-01T07:00:01.000Z\"")
        .endsWith("\"quality\":\"stale\"}");
    assertThat(session.out().get(1)).contains("\"alarm_id\":\"S2/high\"");
  }

  @Test
  void listWithoutAnAlarmSaysSo() {
    Topics topics = broker.freshTopics(1);

    int code = run(topics, "alarms list");

    assertThat(code).isZero();
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).containsExactly("No alarm needs attention.");
  }

  @Test
  void statusCountsRecordsNotOffsetsWhereTransactionsLeaveGaps() throws Exception {
    Topics topics = broker.freshTopics(2);
    for (int i = 0; i < 5; i++) {
      broker.send(
          new ProducerRecord<>(
              topics.readings(), i % 2, bytes("S"), bytes("{\"temperature\": 1}")));
    }
    inTransactions(topics.rejected(), "S1", bytes("one"), bytes("two"));
    status(topics, "S1", Quality.GOOD, 10);
    status(topics, "S1", Quality.GOOD, 20);
    status(topics, "S2", Quality.BAD, 3);
    try (Admin admin = broker.connection().admin()) {
      admin
          .alterConsumerGroupOffsets(
              topics.engineId(),
              Map.of(new TopicPartition(topics.readings(), 0), new OffsetAndMetadata(2)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }

    int code = run(topics, "status --format json");

    assertThat(code).isZero();
    assertThat(session.out())
        .containsExactly(
            ("{\"topic\":\"%s\",\"received\":5,\"judged\":23,\"late\":2,\"rejected\":2,\"rejected_all\":true,\"lag\":3,"
                    + "\"engine\":{\"members\":0},\"sensors\":{\"good\":1,\"stale\":0,\"bad\":1},\"active_alarms\":1,"
                    + "\"partitions\":[{\"partition\":0,\"received\":3,\"beginning_offset\":0,"
                    + "\"end_offset\":3,\"lag\":1},{\"partition\":1,\"received\":2,"
                    + "\"beginning_offset\":0,\"end_offset\":2,\"lag\":2}]}")
                .formatted(topics.readings()));
  }

  @Test
  void statusWithoutAnEngineLagsEverything() {
    Topics topics = broker.freshTopics(1);
    reading(topics, "S1", 20, 0);

    int code = run(topics, "status --format json");

    assertThat(code).isZero();
    assertThat(session.out().get(0)).contains("\"received\":1,\"judged\":0", "\"lag\":1,");
  }

  /** The real process, for what only it has: signals and pipes. */
  private static Process watch(Topics topics) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "id.suhu.app.Main"));
    command.addAll(List.of("watch", "--from-beginning"));
    command.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SUHU_"));
    builder.environment().put("LC_ALL", "en_US.UTF-8");
    return builder.start();
  }

  /** Skips what leads up to the readings. */
  private static void awaitHeading(BufferedReader err) throws IOException {
    String line = err.readLine();
    while (line != null && !line.startsWith("sensor_id")) {
      line = err.readLine();
    }
    assertThat(line).isNotNull();
  }

  @Test
  void signalEndsTheProcessCleanly() throws Exception {
    Process process = watch(broker.freshTopics(1));
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      awaitHeading(err);
      // Not the process itself: that would close its streams too.
      process.toHandle().destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(err.lines())
          .containsExactly(
              "0 of 0 readings were above 80 °C; 0 records were no readings.",
              "Stopped; nothing is left unwritten.");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void readerThatGoesEndsTheProcessQuietly() throws Exception {
    Topics topics = broker.freshTopics(1);
    Process process = watch(topics);
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      awaitHeading(err);
      process.getInputStream().close();
      reading(topics, "S1", 99, 0);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(err.lines()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }
}
