package id.suhu.store.feed;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.store.questdb.QuestStore;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.SmallDisk;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, beyond what the reserve prevents. */
@ExtendWith(SharedBroker.class)
class FullDiskTest {

  private static final int FIRST = 1_000;
  private static final int SECOND = 300_000;

  @TempDir Path folder;

  @Test
  void storesEverythingOnceThereIsRoomAgain(TestBroker broker) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 600)) {
      Topics topics = broker.freshTopics(1);
      TopicPartition partition = new TopicPartition(topics.readings(), 0);
      try (StoreFeed feed =
          StoreFeed.start(
              new FeedSettings(
                  broker.connection(),
                  topics,
                  new ReadingDecoder(),
                  disk.folder().resolve("questdb"),
                  new StoreLimits(
                      Duration.ofDays(400),
                      Duration.ofDays(36_500),
                      Optional.of(Long.MAX_VALUE),
                      0),
                  FeedPace.DEFAULT,
                  InstantSource.system(),
                  () -> true,
                  () -> open(disk.folder())))) {
        send(broker, topics, 0, FIRST);
        awaitNext(feed, partition, FIRST);
        disk.fill(0);

        send(broker, topics, FIRST, SECOND);
        Awaitility.await()
            .atMost(60, TimeUnit.SECONDS)
            .until(() -> feed.status().fault().isPresent());
        String fault = feed.status().fault().orElseThrow();
        assertThat(fault).containsIgnoringCase("space");
        disk.free();

        awaitNext(feed, partition, FIRST + SECOND);
        Awaitility.await()
            .alias("no fault")
            .atMost(60, TimeUnit.SECONDS)
            .until(() -> feed.status().fault().isEmpty());
        assertThat(feed.status().progress().of(partition))
            .isEqualTo(
                new Taken(
                    FIRST + SECOND,
                    Optional.of(0),
                    FIRST + SECOND,
                    FIRST + SECOND,
                    0,
                    Map.of(),
                    0));
      }
      try (ReadingStore store = openOnceClosed(disk.folder())) {
        assertThat(store.awaitVisible(Duration.ofSeconds(60))).isTrue();
        assertThat(store.readingCount()).isEqualTo(FIRST + SECOND);
      }
    }
  }

  private static QuestStore open(Path disk) {
    return QuestStore.open(disk.resolve("questdb"), InstantSource.system());
  }

  /** The close of the feed does not wait longer than ten seconds for the database. */
  private static QuestStore openOnceClosed(Path disk) {
    return Awaitility.await()
        .pollInSameThread()
        .ignoreException(StoreException.class)
        .atMost(90, TimeUnit.SECONDS)
        .until(() -> open(disk), Objects::nonNull);
  }

  private static void awaitNext(StoreFeed feed, TopicPartition partition, long next) {
    Awaitility.await()
        .atMost(90, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(feed.status().progress().of(partition).next())
                    .as("%s", feed.status())
                    .isEqualTo(next));
  }

  private static void send(TestBroker broker, Topics topics, int from, int count) throws Exception {
    try (Producer<byte[], byte[]> producer = broker.connection().producer(Map.of())) {
      Future<RecordMetadata> last = null;
      for (int i = from; i < from + count; i++) {
        String value =
            "{\"sensor_id\":\"S%d\",\"temperature\":%d,\"timestamp\":%d}"
                .formatted(i % 100, i % 97, 1_772_348_400_000L + i);
        last =
            producer.send(
                new ProducerRecord<>(
                    topics.readings(), null, value.getBytes(StandardCharsets.UTF_8)));
      }
      if (last != null) {
        RecordMetadata unused = last.get(60, TimeUnit.SECONDS);
      }
    }
  }
}
