package id.suhu.store.feed;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.store.questdb.QuestStore;
import id.suhu.testkit.JournalEvents;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The feed with a real broker and a real database. */
@ExtendWith(SharedBroker.class)
class StoreFeedTest {

  private static final FeedPace PACE =
      new FeedPace(
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(500));

  private static TestBroker broker;

  @TempDir Path folder;

  private StoreLimits limits =
      new StoreLimits(Duration.ofDays(36_500), Duration.ofDays(36_500), Optional.empty(), 0);

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  private QuestStore open() {
    return QuestStore.open(database(), InstantSource.system());
  }

  private Path database() {
    return folder.resolve("questdb");
  }

  private StoreFeed start(Topics topics) {
    return start(topics, this::open);
  }

  private StoreFeed start(Topics topics, Supplier<ReadingStore> open) {
    return StoreFeed.start(
        new FeedSettings(
            broker.connection(),
            topics,
            new ReadingDecoder(),
            database(),
            limits,
            PACE,
            InstantSource.system(),
            () -> true,
            open));
  }

  private static void send(Topics topics, int partition, String value) {
    broker.send(
        new ProducerRecord<>(
            topics.readings(), partition, null, value.getBytes(StandardCharsets.UTF_8)));
  }

  private static String reading(String sensor, int second, double celsius) {
    return "{\"sensor_id\":\"%s\",\"temperature\":%s,\"timestamp\":\"2026-03-01T07:%02d:%02dZ\"}"
        .formatted(sensor, celsius, second / 60, second % 60);
  }

  private static Taken taken(StoreFeed feed, Topics topics, int partition) {
    return feed.status().progress().of(new TopicPartition(topics.readings(), partition));
  }

  private static void await(StoreFeed feed, Predicate<FeedStatus> condition) {
    Awaitility.await()
        .alias(feed.status().toString())
        .pollInSameThread()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> condition.test(feed.status()));
  }

  private static void awaitNext(StoreFeed feed, Topics topics, int partition, long next) {
    TopicPartition of = new TopicPartition(topics.readings(), partition);
    await(feed, status -> status.progress().of(of).next() == next);
  }

  /** Opens the database of a feed that has been closed. */
  private List<Reading> rows() {
    try (ReadingStore store = open()) {
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      List<Reading> rows = new ArrayList<>();
      store.readings(Optional.empty(), TimeRange.ALL, rows::add);
      return rows;
    }
  }

  @Test
  void storesEachReadingOnceAndCountsTheRest() {
    Topics topics = broker.freshTopics(2);
    send(topics, 0, reading("S1", 1, 83));
    send(topics, 0, reading("S1", 2, 84));
    send(topics, 0, reading("S1", 1, 83));
    send(topics, 0, "not json");
    send(topics, 1, reading("S1", 2, 84));
    send(topics, 1, reading("S2", 1, 70));
    send(topics, 1, "{\"sensor_id\":\"S2\"}");

    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 4);
      awaitNext(feed, topics, 1, 3);

      Taken first = taken(feed, topics, 0);
      Taken second = taken(feed, topics, 1);
      assertThat(first.rejected()).isEqualTo(Map.of("malformed", 1L));
      assertThat(second.rejected()).isEqualTo(Map.of("missing_temperature", 1L));
      assertThat(List.of(first.received(), second.received())).containsExactly(4L, 3L);
      // Which of the two partitions is read first is open.
      assertThat(first.stored() + second.stored()).isEqualTo(3);
      assertThat(first.duplicates() + second.duplicates()).isEqualTo(2);
      await(feed, status -> status.lag().values().stream().allMatch(lag -> lag == 0));
      assertThat(feed.status().fault()).isEmpty();
    }
    assertThat(rows())
        .extracting(row -> row.sensor() + " " + row.celsius())
        .containsExactly("S1 83.0", "S2 70.0", "S1 84.0");
  }

  @Test
  void storesAlarmEvents() {
    Topics topics = broker.freshTopics(1);
    String raised = JournalEvents.raised("S1", 5);
    broker.send(topics.alarms(), "S1", raised);
    broker.send(topics.alarms(), null, "no event");
    for (String time : new String[] {"1969-12-31T23:59:59Z", "+1000000000-12-31T23:59:59Z"}) {
      broker.send(topics.alarms(), "S1", raised.replace("2026-03-01T07:00:05.000Z", time));
    }

    try (StoreFeed feed = start(topics)) {
      TopicPartition journal = new TopicPartition(topics.alarms(), 0);
      await(feed, status -> status.progress().of(journal).next() == 4);

      assertThat(feed.status().progress().of(journal))
          .isEqualTo(new Taken(4, Optional.of(0), 4, 1, 0, Map.of("malformed", 3L), 0));
    }
    List<JournalLine> events = new ArrayList<>();
    try (ReadingStore store = open()) {
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      store.events(Optional.empty(), TimeRange.ALL, events::add);
    }
    assertThat(events)
        .containsExactly(
            new JournalLine(
                1_772_348_405_000L, "S1", "S1/high", "raised", raised, new Position(0, 0)));
  }

  @Test
  void goesOnWhereItStopped() {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 1, 83));
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 1);
    }
    send(topics, 0, reading("S1", 1, 83));
    send(topics, 0, reading("S1", 2, 83));
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 3);

      assertThat(taken(feed, topics, 0))
          .isEqualTo(new Taken(3, Optional.of(0), 3, 2, 1, Map.of(), 0));
    }
    assertThat(rows()).hasSize(2);
  }

  /** The file can be older than the database, or be lost. */
  @Test
  void countsTheSameWhenEverythingIsTakenAgain() throws Exception {
    Topics topics = broker.freshTopics(1);
    for (int second : new int[] {5, 1, 5, 3, 1, 700, 5}) {
      send(topics, 0, reading("S1", second, 83));
    }
    Taken expected = new Taken(7, Optional.of(0), 7, 4, 3, Map.of(), 0);
    for (int start = 0; start < 3; start++) {
      try (StoreFeed feed = start(topics)) {
        awaitNext(feed, topics, 0, 7);
        assertThat(taken(feed, topics, 0)).isEqualTo(expected);
      }
      Files.delete(database().resolve("progress.json"));
    }
    assertThat(rows()).hasSize(4);
  }

  @Test
  void reportsAFaultAndGoesOnWithoutLossOnceItIsGone() {
    Topics topics = broker.freshTopics(1);
    AtomicInteger failures = new AtomicInteger(4);
    try (StoreFeed feed = start(topics, () -> FailingStore.of(open(), failures))) {
      for (int i = 0; i < 20; i++) {
        send(topics, 0, reading("S1", i, 83));
      }
      await(feed, status -> status.fault().equals(Optional.of("the disk is broken on purpose")));
      awaitNext(feed, topics, 0, 20);

      await(feed, status -> status.fault().isEmpty());
      assertThat(taken(feed, topics, 0))
          .isEqualTo(new Taken(20, Optional.of(0), 20, 20, 0, Map.of(), 0));
    }
    assertThat(rows()).hasSize(20);
  }

  @Test
  void tellsHowManyRecordsKafkaRemovedBeforeTheyWereStored() throws Exception {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 0, 83));
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 1);
    }
    for (int i = 1; i < 10; i++) {
      send(topics, 0, reading("S1", i, 83));
    }
    try (Admin admin = broker.connection().admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topics.readings(), 0), RecordsToDelete.beforeOffset(7)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 10);

      assertThat(taken(feed, topics, 0))
          .isEqualTo(new Taken(10, Optional.of(0), 4, 4, 0, Map.of(), 6));
    }
  }

  @Test
  void startsAtTheBeginningOfATopicThatWasMadeAnew() throws Exception {
    Topics topics = broker.freshTopics(1);
    for (int i = 0; i < 3; i++) {
      send(topics, 0, reading("S1", i, 83));
    }
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 3);
    }
    try (Admin admin = broker.connection().admin()) {
      admin.deleteTopics(List.of(topics.readings())).all().get(30, TimeUnit.SECONDS);
      Awaitility.await()
          .ignoreExceptions()
          .atMost(30, TimeUnit.SECONDS)
          .until(
              () -> {
                new TopicSetup(admin, topics).ensure(Optional.of(1), Optional.empty());
                return true;
              });
    }
    send(topics, 0, reading("S1", 0, 83));
    send(topics, 0, reading("S1", 1, 84));
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 2);

      // The first one has the position of the row's record before.
      assertThat(taken(feed, topics, 0))
          .isEqualTo(new Taken(2, Optional.of(0), 2, 2, 0, Map.of(), 0));
    }
    assertThat(rows()).hasSize(4);
  }

  @Test
  void importsReadingsBesideThoseOfTheTopic() throws Exception {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 1, 83));
    Reading old = imported("S1", 0, 60, 1);
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 1);

      assertThat(feed.importReadings(List.of(old, imported("S1", 1_000, 83, 2))))
          .isEqualTo(new Appended(1, 1));
      assertThat(feed.importReadings(List.of(old))).isEqualTo(new Appended(1, 0));
      send(topics, 0, reading("S1", 0, 60));
      awaitNext(feed, topics, 0, 2);

      assertThat(taken(feed, topics, 0))
          .isEqualTo(new Taken(2, Optional.of(0), 2, 1, 1, Map.of(), 0));
    }
    assertThat(rows()).extracting(Reading::celsius).containsExactly(60.0, 83.0);
  }

  private static Reading imported(String sensor, int ms, double celsius, long number) {
    return new Reading(
        new SensorId(sensor),
        Optional.empty(),
        1_772_348_400_000L + ms,
        1_772_348_400_000L,
        celsius,
        false,
        Position.imported(number));
  }

  @Test
  void readsPartitionsThatAreAdded() throws Exception {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 0, 83));
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 1);
      try (Admin admin = broker.connection().admin()) {
        admin
            .createPartitions(Map.of(topics.readings(), NewPartitions.increaseTo(2)))
            .all()
            .get(30, TimeUnit.SECONDS);
      }
      Awaitility.await()
          .ignoreExceptions()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> send(topics, 1, reading("S2", 0, 70)));

      await(
          feed,
          status -> status.progress().of(new TopicPartition(topics.readings(), 1)).stored() == 1);
    }
  }

  @Test
  void reportsWhyTheStoreCannotBeOpenedAndTriesAgain() throws Exception {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 0, 83));
    Path obstacle = Files.writeString(database(), "");

    try (StoreFeed feed = start(topics)) {
      await(feed, status -> faultOf(status).contains("the folder of the database cannot be"));
      assertThat(feed.store()).isEmpty();
      Files.delete(obstacle);

      awaitNext(feed, topics, 0, 1);
      assertThat(feed.store()).isPresent();
    }
  }

  @Test
  void doesNotTouchTheDatabaseOfANewerVersion() throws Exception {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 0, 83));
    Path newer = Files.createDirectory(database()).resolve("progress.json");
    Files.writeString(newer, "{\"version\":3}");

    try (StoreFeed feed = start(topics)) {
      await(
          feed,
          status ->
              faultOf(status)
                  .endsWith(
                      "progress.json has version 3, this program reads version 2: use the version"
                          + " of Suhu that wrote it"));
      assertThat(database().toFile().list()).hasSize(1);
      Files.delete(newer);

      awaitNext(feed, topics, 0, 1);
    }
  }

  @Test
  void removesWhatIsOldAndThenTheOldest() {
    Topics topics = broker.freshTopics(1);
    long nowMs = System.currentTimeMillis();
    long dayMs = Duration.ofDays(1).toMillis();
    for (int days : new int[] {0, 100, 40, 20}) {
      send(
          topics,
          0,
          "{\"sensor_id\":\"S1\",\"temperature\":%d,\"timestamp\":%d}"
              .formatted(days, nowMs - days * dayMs));
    }
    limits = new StoreLimits(Duration.ofDays(60), Duration.ofDays(36_500), Optional.empty(), 0);
    try (StoreFeed feed = start(topics)) {
      awaitNext(feed, topics, 0, 4);
      awaitCount(feed, 3);
    }
    limits = new StoreLimits(Duration.ofDays(60), Duration.ofDays(36_500), Optional.of(1L), 0);
    try (StoreFeed feed = start(topics)) {
      awaitCount(feed, 2);
    }
    assertThat(rows()).extracting(Reading::celsius).containsExactly(20.0, 0.0);
  }

  private static void awaitCount(StoreFeed feed, long readings) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> feed.store().filter(store -> store.readingCount() == readings).isPresent());
  }

  @Test
  void storesNothingWhileTheDiskIsNearlyFull() {
    Topics topics = broker.freshTopics(1);
    send(topics, 0, reading("S1", 0, 83));
    limits =
        new StoreLimits(
            Duration.ofDays(36_500), Duration.ofDays(36_500), Optional.empty(), Long.MAX_VALUE);

    try (StoreFeed feed = start(topics)) {
      await(feed, status -> faultOf(status).contains("MB free; readings are stored while it has"));
      assertThat(feed.status().progress()).isEqualTo(Progress.NONE);
    }
  }

  private static String faultOf(FeedStatus status) {
    return status.fault().orElse("");
  }
}
