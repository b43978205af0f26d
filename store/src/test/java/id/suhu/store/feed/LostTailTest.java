package id.suhu.store.feed;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.store.questdb.QuestStore;
import id.suhu.testkit.TestBroker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power failure after which Kafka no longer has its newest records, which the database has, and
 * senders that fill their offsets with others before the feed starts.
 */
class LostTailTest {

  private static final TopicPartition PARTITION = new TopicPartition("lost-tail", 0);
  private static final Topics TOPICS = new Topics(PARTITION.topic());
  private static final int SENT = 10;
  private static final int KEPT = 6;

  /** More than were lost: the progress is before the end of the topic again. */
  private static final int SENT_AFTERWARDS = 7;

  /** Where a record batch tells the number of its bytes after this field. */
  private static final int LENGTH_AT = 8;

  @TempDir Path folder;

  @Test
  void storesTheRecordsAtTheOffsetsOfTheLostOnes() throws Exception {
    try (TestBroker broker = TestBroker.start(brokerFolder())) {
      broker.createTopics(TOPICS, 1);
      send(broker, "S1", SENT);
      feedUntil(broker, SENT);
    }
    loseTail();

    Taken taken;
    try (TestBroker broker = TestBroker.start(brokerFolder())) {
      send(broker, "S2", SENT_AFTERWARDS);
      taken = feedUntil(broker, KEPT + SENT_AFTERWARDS);
    }

    assertThat(taken.received()).isEqualTo(SENT + SENT_AFTERWARDS);
    assertThat(taken.stored()).isEqualTo(SENT + SENT_AFTERWARDS);
    assertThat(taken.missed()).isZero();
    assertThat(sensors()).filteredOn("S1"::equals).hasSize(SENT);
    assertThat(sensors()).filteredOn("S2"::equals).hasSize(SENT_AFTERWARDS);
  }

  private Path brokerFolder() {
    return folder.resolve("broker");
  }

  private QuestStore open() {
    return QuestStore.open(folder.resolve("questdb"), InstantSource.system());
  }

  private static void send(TestBroker broker, String sensor, int readings) {
    for (int i = 0; i < readings; i++) {
      broker.send(
          TOPICS.readings(),
          null,
          "{\"sensor_id\":\"%s\",\"temperature\":70,\"timestamp\":\"2026-03-01T07:00:%02dZ\"}"
              .formatted(sensor, i));
    }
  }

  private Taken feedUntil(TestBroker broker, long next) {
    try (StoreFeed feed =
        StoreFeed.start(
            new FeedSettings(
                broker.connection(),
                TOPICS,
                new ReadingDecoder(),
                folder.resolve("questdb"),
                new StoreLimits(
                    Duration.ofDays(36_500), Duration.ofDays(36_500), Optional.empty(), 0),
                FeedPace.DEFAULT,
                InstantSource.system(),
                () -> true,
                this::open))) {
      return Awaitility.await("offset " + next)
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> feed.status().progress().of(PARTITION), taken -> taken.next() == next);
    }
  }

  private List<String> sensors() {
    try (QuestStore store = open()) {
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      List<Reading> rows = new ArrayList<>();
      store.readings(Optional.empty(), TimeRange.ALL, rows::add);
      return rows.stream().map(row -> row.sensor().toString()).toList();
    }
  }

  /** Removes the last batches of the log, each of which has one record, as a power failure does. */
  private void loseTail() throws IOException {
    Path kafka = brokerFolder().resolve("kafka");
    Files.delete(kafka.resolve(".kafka_cleanshutdown"));
    Path log = kafka.resolve(PARTITION.toString()).resolve("00000000000000000000.log");
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long kept = 0;
      for (int batch = 0; batch < KEPT; batch++) {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        assertThat(channel.read(length, kept + LENGTH_AT)).isEqualTo(Integer.BYTES);
        kept += LENGTH_AT + Integer.BYTES + length.getInt(0);
      }
      assertThat(channel.size()).isGreaterThan(kept);
      FileChannel unused = channel.truncate(kept);
    }
  }
}
