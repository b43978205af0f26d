package id.suhu.app.assembly;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.PostgresSettings;
import id.suhu.app.config.StoreSettings;
import id.suhu.core.history.Appended;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StoreStatus;
import id.suhu.store.feed.FeedPace;
import id.suhu.store.feed.FeedSettings;
import id.suhu.store.feed.FeedStatus;
import id.suhu.store.feed.StoreFeed;
import id.suhu.store.feed.StoreLimits;
import id.suhu.store.feed.Taken;
import id.suhu.store.questdb.PostgresPort;
import id.suhu.store.questdb.QuestStore;
import id.suhu.web.metrics.PlantFigures;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.Uuid;

/** The store, unless another process stores. Thread-safe. */
final class StorePart implements AutoCloseable {

  private final Topics topics;
  private final Optional<StoreFeed> feed;

  private StorePart(Topics topics, Optional<StoreFeed> feed) {
    this.topics = topics;
    this.feed = feed;
  }

  /**
   * Starts the store, if it is enabled.
   *
   * @param mayBegin whether the alarms run, which come first: both take the processor at a start
   * @throws StartException if its settings contradict each other
   */
  static StorePart start(
      Configuration configuration,
      KafkaPart kafka,
      ReadingDecoder decoder,
      BooleanSupplier mayBegin)
      throws StartException {
    Topics topics = configuration.kafka().topics();
    StoreSettings settings = configuration.store();
    if (!settings.enabled()) {
      return new StorePart(topics, Optional.empty());
    }
    Path folder = configuration.data().folder().resolve("store/questdb");
    Optional<PostgresPort> postgres = postgres(settings.postgres());
    return new StorePart(
        topics,
        Optional.of(
            StoreFeed.start(
                new FeedSettings(
                    kafka.connection(),
                    topics,
                    decoder,
                    folder,
                    new StoreLimits(
                        settings.retention(),
                        settings.alarmRetention(),
                        settings.retentionBytes(),
                        StoreLimits.DEFAULT_RESERVED_BYTES),
                    FeedPace.DEFAULT,
                    InstantSource.system(),
                    mayBegin,
                    () -> QuestStore.open(folder, InstantSource.system(), postgres)))));
  }

  private static Optional<PostgresPort> postgres(PostgresSettings settings) throws StartException {
    if (settings.listen().isEmpty()) {
      return Optional.empty();
    }
    if (settings.password().isEmpty()) {
      throw new StartException(
          "store.postgres.listen is set, but not store.postgres.password: clients of PostgreSQL log"
              + " in as the user '%s' with this password".formatted(PostgresPort.USER));
    }
    return Optional.of(new PostgresPort(settings.listen().get(), settings.password().get()));
  }

  /** Returns the database, once it is open. */
  Optional<ReadingStore> open() {
    return feed.flatMap(StoreFeed::store);
  }

  /**
   * Stores readings that do not come from Kafka, and waits until they are permanent.
   *
   * @throws StoreException if they are not stored
   */
  Appended importReadings(List<Reading> readings) {
    return feed.orElseThrow(
            () -> new StoreException("this process does not store: store.enabled is false"))
        .importReadings(readings);
  }

  /** Returns how the store is doing, if there is one. */
  Optional<StoreStatus> status() {
    return feed.map(StoreFeed::status).map(this::status);
  }

  /** Returns whether the store keeps up, without a query of the database, if there is one. */
  Optional<Readiness.Store> readiness() {
    return feed.map(
        each ->
            new Readiness.Store(
                each.store().isPresent(), each.status().fault(), behind(each.status())));
  }

  /** Returns the store's numbers, without a query of the database, if there is one. */
  Optional<PlantFigures.Store> figures() {
    return feed.map(StoreFeed::status)
        .map(status -> new PlantFigures.Store(status.fault().isPresent(), partitions(status)));
  }

  private OptionalLong behind(FeedStatus status) {
    LongSummaryStatistics behind =
        status.lag().entrySet().stream()
            .filter(each -> each.getKey().topic().equals(topics.readings()))
            .mapToLong(Map.Entry::getValue)
            .summaryStatistics();
    return behind.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(behind.getSum());
  }

  private List<StoreStatus.Partition> partitions(FeedStatus status) {
    return status.progress().partitions().entrySet().stream()
        .filter(each -> each.getKey().topic().equals(topics.readings()))
        .map(
            each ->
                partition(
                    each.getKey().partition(),
                    each.getValue(),
                    status.lag().getOrDefault(each.getKey(), 0L)))
        .sorted(Comparator.comparingInt(StoreStatus.Partition::number))
        .toList();
  }

  private StoreStatus status(FeedStatus status) {
    return new StoreStatus(
        status.progress().topicIds().getOrDefault(topics.readings(), Uuid.ZERO_UUID).toString(),
        count(ReadingStore::readingCount),
        count(ReadingStore::eventCount),
        status.fault(),
        partitions(status));
  }

  private static StoreStatus.Partition partition(int number, Taken taken, long lag) {
    return new StoreStatus.Partition(
        number,
        taken.next(),
        taken.received(),
        taken.stored(),
        taken.duplicates(),
        taken.rejected(),
        taken.missed(),
        lag);
  }

  /** Returns a number of rows; 0 if the database cannot tell it. */
  private long count(ToLongFunction<ReadingStore> rows) {
    try {
      return open().map(rows::applyAsLong).orElse(0L);
    } catch (StoreException e) {
      return 0;
    }
  }

  /** Returns the number of stored readings; empty if this process does not store them. */
  OptionalLong storedReadings() {
    return status().stream().mapToLong(StoreStatus::stored).findFirst();
  }

  @Override
  public void close() {
    feed.ifPresent(StoreFeed::close);
  }
}
