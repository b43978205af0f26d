package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.time.GrowingPause;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmRecord;
import id.suhu.view.live.LivePlant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live log with Kafka's mock consumer. */
@Timeout(60)
@SuppressWarnings("try") // The live log acts by itself.
class LiveLogTest {

  private static final Topics TOPICS = new Topics("live");
  private static final TopicPartition ALARMS = new TopicPartition(TOPICS.alarms(), 0);
  private static final TopicPartition STATUSES = new TopicPartition(TOPICS.status(), 0);

  /** The announcements of the live log, in order. */
  private final BlockingQueue<String> announced = new LinkedBlockingQueue<>();

  /** The consumers given to the live log, one after another. */
  private final Queue<Supplier<Consumer<byte[], byte[]>>> consumers = new ArrayDeque<>();

  private final LivePlant plant = new LivePlant(InstantSource.system(), 10);

  private LiveLog follow(java.util.function.Consumer<AlarmRecord> journal) {
    return new LiveLog(
        () -> consumers.remove().get(),
        TOPICS,
        new Announcements() {
          @Override
          public void alarm(AlarmRecord event) {
            journal.accept(event);
          }

          @Override
          public void httpFailed(String sentence) {}

          @Override
          public void journalAway(RuntimeException cause) {
            announced.add("away: " + cause.getMessage());
          }

          @Override
          public void journalBack() {
            announced.add("back");
          }

          @Override
          public void demoEnded(Exception cause) {
            announced.add("demo ended");
          }
        },
        plant,
        new GrowingPause(Duration.ofNanos(1), Duration.ofMillis(1)));
  }

  private LiveLog follow() {
    return follow(event -> announced.add(event.sensorId()));
  }

  private List<String> awaitAnnounced(int count) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String one = announced.poll(20, TimeUnit.SECONDS);
      assertThat(one).as("announcement after %s", all).isNotNull();
      all.add(String.valueOf(one));
    }
    return all;
  }

  /** Returns a consumer of a journal with an end offset. */
  private static MockConsumer<byte[], byte[]> consumer(long end) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    for (TopicPartition partition : List.of(ALARMS, STATUSES)) {
      consumer.updatePartitions(
          partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
    }
    consumer.updateBeginningOffsets(Map.of(ALARMS, 0L, STATUSES, 0L));
    consumer.updateEndOffsets(Map.of(ALARMS, end, STATUSES, 0L));
    return consumer;
  }

  /** Adds events of sensors, from an offset on, to the next poll. */
  private static void events(
      MockConsumer<byte[], byte[]> consumer, long offset, String... sensors) {
    consumer.schedulePollTask(
        () -> {
          long next = offset;
          for (String sensor : sensors) {
            consumer.addRecord(
                new ConsumerRecord<>(
                    ALARMS.topic(),
                    0,
                    next++,
                    null,
                    "{\"alarm_id\":\"%1$s/high\",\"sensor_id\":\"%1$s\"}"
                        .formatted(sensor)
                        .getBytes(StandardCharsets.UTF_8)));
          }
        });
  }

  @Test
  void continuesAtItsPositionWithANewConsumerAfterAFailure() throws Exception {
    MockConsumer<byte[], byte[]> first = consumer(5);
    events(first, 5, "S5", "S6");
    first.schedulePollTask(() -> first.setPollException(new KafkaException("as a test")));
    MockConsumer<byte[], byte[]> second = consumer(5);
    events(second, 5, "S5", "S6", "S7");
    consumers.add(() -> first);
    consumers.add(() -> second);

    try (LiveLog log = follow()) {
      assertThat(awaitAnnounced(5)).containsExactly("S5", "S6", "away: as a test", "S7", "back");
      assertThat(plant.totals().sensors()).isZero();
    }
    assertThat(announced).isEmpty();
    assertThat(first.closed()).isTrue();
    assertThat(second.closed()).isTrue();
  }

  @Test
  void announcesAnOutageOnceDespiteRepeatedFailures() throws Exception {
    MockConsumer<byte[], byte[]> first = consumer(0);
    first.setPollException(new KafkaException("as a test"));
    MockConsumer<byte[], byte[]> unanswered = consumer(0);
    unanswered.setOffsetsException(new KafkaException("nobody answers"));
    MockConsumer<byte[], byte[]> failing = consumer(0);
    failing.setPollException(new KafkaException("fails again"));
    MockConsumer<byte[], byte[]> last = consumer(0);
    events(last, 0, "S1");
    consumers.add(() -> first);
    for (int i = 0; i < 5; i++) {
      consumers.add(
          () -> {
            throw new KafkaException("no connection");
          });
    }
    consumers.add(() -> unanswered);
    consumers.add(() -> failing);
    consumers.add(() -> last);

    try (LiveLog log = follow()) {
      assertThat(awaitAnnounced(3)).containsExactly("away: as a test", "S1", "back");
      assertThat(plant.totals().activeAlarms()).isZero();
    }
    assertThat(announced).isEmpty();
    assertThat(unanswered.closed()).isTrue();
  }

  @Test
  void continuesAfterAnEventThatCannotBeAnnounced() throws Exception {
    MockConsumer<byte[], byte[]> first = consumer(0);
    events(first, 0, "S1", "S2");
    MockConsumer<byte[], byte[]> second = consumer(0);
    events(second, 0, "S1", "S2");
    consumers.add(() -> first);
    consumers.add(() -> second);

    try (LiveLog log =
        follow(
            event -> {
              if (event.sensorId().equals("S1")) {
                throw new IllegalStateException("S1 cannot be announced");
              }
              announced.add(event.sensorId());
            })) {
      assertThat(awaitAnnounced(3)).containsExactly("away: S1 cannot be announced", "S2", "back");
      assertThat(plant.totals().activeAlarms()).isZero();
    }
  }

  @Test
  void closesDuringAnOutage() throws Exception {
    MockConsumer<byte[], byte[]> first = consumer(0);
    first.setPollException(new KafkaException("as a test"));
    consumers.add(() -> first);

    LiveLog log = follow();
    assertThat(awaitAnnounced(1)).containsExactly("away: as a test");
    log.close();

    assertThat(announced).isEmpty();
    assertThat(first.closed()).isTrue();
  }

  @Test
  void reportsAnErrorInItsThreadToTheLastWords() throws Exception {
    RecordedLastWords recorded = new RecordedLastWords();
    MockConsumer<byte[], byte[]> first = consumer(0);
    events(first, 0, "S1");
    consumers.add(() -> first);

    recorded.during(
        () -> {
          LiveLog log =
              follow(
                  event -> {
                    announced.add("reached");
                    throw new OutOfMemoryError("as a test");
                  });
          assertThat(awaitAnnounced(1)).containsExactly("reached");
          log.close();
        });

    assertThat(recorded.lines()).singleElement().asString().contains("Out of memory");
    assertThat(recorded.exitCodes()).containsExactly(1);
  }
}
