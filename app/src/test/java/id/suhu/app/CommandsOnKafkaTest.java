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
import id.suhu.testkit.TestSession;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands with a real broker; the tests write the engine's output. */
@Timeout(90)
class CommandsOnKafkaTest extends CommandsOnBroker {

  private static final long AT_SEVEN = 1_772_348_400_000L;

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
                List.of("high"),
                quality == Quality.GOOD ? List.of(alarm) : List.of()),
            AT_SEVEN);
    broker.send(new ProducerRecord<>(topics.status(), bytes(sensor), json));
  }

  /** Writes like the engine: in transactions, one of which is aborted. */
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
  void createsTopicsOnceAndListsThem() {
    Topics topics = broker.freshTopics();

    int created = run(topics, "topics create --partitions 3 --format json");
    TestSession again = new TestSession();
    int createdAgain = run(again, topics, "topics create --partitions 5");
    TestSession list = new TestSession();
    int listed = run(list, topics, "topics list --format json");

    assertThat(List.of(created, createdAgain, listed)).containsOnly(0);
    assertThat(session.out())
        .containsExactlyElementsOf(list.out())
        .hasSize(5)
        .first()
        .isEqualTo(
            "{\"topic\":\"%s\",\"partitions\":3,\"replicas\":1}".formatted(topics.readings()));
    assertThat(again.err()).contains("All topics already exist.");
  }

  @Test
  void namesTheCommandThatCreatesMissingTopics() {
    Topics topics = broker.freshTopics();

    int code = run(topics, "watch --from-beginning --max 1");

    assertThat(code).isEqualTo(1);
    assertThat(session.err()).hasSize(1);
    assertThat(session.err().get(0)).contains("suhu topics create");
  }

  @Test
  void reportsAnUnreachableKafkaInOneSentenceWithinSeconds() {
    long startNanos = System.nanoTime();

    int code = Main.program(session.session()).execute("status", "--bootstrap", "127.0.0.1:1");

    assertThat(code).isEqualTo(1);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).hasSize(1);
    assertThat(session.err().get(0)).startsWith("suhu: No Kafka answers at 127.0.0.1:1.");
    assertThat(System.nanoTime() - startNanos).isLessThan(TimeUnit.SECONDS.toNanos(15));
  }

  @Test
  void printsTheCommittedEventsOfTheJournalUnchanged() throws Exception {
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
  void endsTheJournalOfASensorAtTheMaximumAndCountsOtherRecords() throws Exception {
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
  void printsEachEventOnceWhenItFollowsTheJournal() throws Exception {
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
  void listsAlarmsThatNeedAttentionWithQuality() throws Exception {
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
  void reportsThatNoAlarmNeedsAttention() {
    Topics topics = broker.freshTopics(1);

    int code = run(topics, "alarms list");

    assertThat(code).isZero();
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).containsExactly("No alarm needs attention.");
  }

  @Test
  void countsRecordsInsteadOfOffsetsInTheStatus() throws Exception {
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
  void reportsEveryRecordAsLagWithoutAnEngine() {
    Topics topics = broker.freshTopics(1);
    reading(topics, "S1", 20, 0);

    int code = run(topics, "status --format json");

    assertThat(code).isZero();
    assertThat(session.out().get(0)).contains("\"received\":1,\"judged\":0", "\"lag\":1,");
  }
}
