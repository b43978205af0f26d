package id.suhu.store.feed;

import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreWriter;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from the saved progress until a failure or the end. Single-threaded, for one use. */
final class FeedRun {

  private static final Logger LOG = LoggerFactory.getLogger(FeedRun.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** A commit waits for the disk; rows are visible soon after it. */
  private static final long COMMIT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long COMMIT_ROWS = 100_000;
  private static final int POLL_RECORDS = 20_000;

  /** After which time new partitions are known. */
  private static final int METADATA_MS = 10_000;

  /** How often the number of partitions and the health of the database are looked at. */
  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final FeedSettings settings;
  private final Topics topics;
  private final ReadingStore store;
  private final CountDownLatch closing;
  private final ReportTo report;
  private final ProgressFile file;
  private final Retention retention;
  private final Imports imports;
  private final Map<TopicPartition, Taken> uncommitted = new HashMap<>();

  private Progress progress = Progress.NONE;
  private long uncommittedRows;
  private long firstUncommittedNanos;
  private long lookedNanos = System.nanoTime();
  private long retainedNanos = System.nanoTime();
  private Optional<String> fault = Optional.empty();

  /** Receives the status from time to time. */
  @FunctionalInterface
  interface ReportTo {
    /** Takes a status. */
    void accept(FeedStatus status);
  }

  FeedRun(
      FeedSettings settings,
      ReadingStore store,
      Retention retention,
      Imports imports,
      CountDownLatch closing,
      ReportTo report) {
    this.settings = settings;
    this.store = store;
    this.topics = settings.topics();
    this.closing = closing;
    this.report = report;
    this.file = new ProgressFile(settings.progress());
    this.retention = retention;
    this.imports = imports;
  }

  void run() {
    fault = store.repair();
    retention.apply(settings.clock().millis());
    retention.requireRoom();
    progress = file.read().forTopics(topicIds());
    try (Consumer<byte[], byte[]> consumer =
            settings
                .connection()
                .consumer(
                    Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "suhu-store",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        POLL_RECORDS,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        METADATA_MS,
                        // A jump must not go unnoticed: assign() decides where to go on.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"));
        StoreWriter writer = store.writer()) {
      Batch batch = new Batch(settings.decoder(), writer);
      assign(consumer);
      commit(writer);
      while (closing.getCount() > 0) {
        take(consumer, consumer.poll(imports.isWaiting() ? Duration.ZERO : POLL), batch);
        imports.writeTo(writer, () -> commit(writer));
        if (isDue()) {
          commit(writer);
          report(consumer);
        }
        look(consumer, writer);
      }
      commit(writer);
      report(consumer);
    }
  }

  private Map<String, Uuid> topicIds() {
    try (Admin admin = settings.connection().admin()) {
      Map<String, Uuid> ids = new HashMap<>();
      for (TopicDescription topic :
          admin
              .describeTopics(List.of(topics.readings(), topics.alarms()))
              .allTopicNames()
              .get()
              .values()) {
        ids.put(topic.name(), topic.topicId());
      }
      return ids;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while Kafka was asked for its topics", e);
    }
  }

  /** Assigns all partitions, of which some may be new. */
  private void assign(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> all = partitions(consumer);
    List<TopicPartition> added = new ArrayList<>(all);
    added.removeAll(consumer.assignment());
    consumer.assign(all);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(added);
    Map<TopicPartition, Long> ends = consumer.endOffsets(added);
    for (TopicPartition partition : added) {
      Taken taken = progress.of(partition);
      long beginning = beginnings.getOrDefault(partition, 0L);
      if (!progress.partitions().containsKey(partition)) {
        taken = taken.withNext(beginning);
        uncommitted.put(partition, taken);
      } else if (taken.next() < beginning) {
        taken = missed(partition, taken, beginning);
        uncommitted.put(partition, taken);
      }
      // Kafka may have lost its newest records by a power failure.
      consumer.seek(partition, Math.min(taken.next(), ends.getOrDefault(partition, taken.next())));
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(topics.readings(), topics.alarms())) {
      consumer
          .partitionsFor(topic)
          .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
    }
    return partitions;
  }

  /** Counts offsets that Kafka's retention has removed. */
  private static Taken missed(TopicPartition partition, Taken taken, long beginning) {
    long offsets = beginning - taken.next();
    LOG.atError()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offsets", offsets)
        .log("Kafka has removed records before they were stored");
    return taken.plusMissed(offsets).withNext(beginning);
  }

  private void take(
      Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records, Batch batch) {
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> batchRecords = records.records(partition);
      Taken before = uncommitted.getOrDefault(partition, progress.of(partition));
      if (batchRecords.get(0).offset() > before.next()) {
        before = afterGap(consumer, partition, before);
      }
      if (uncommittedRows == 0) {
        firstUncommittedNanos = System.nanoTime();
      }
      uncommittedRows += batchRecords.size();
      uncommitted.put(
          partition,
          partition.topic().equals(topics.readings())
              ? batch.readings(batchRecords, before)
              : batch.events(batchRecords, before));
    }
  }

  /** A gap is what transactions leave, unless it is before the beginning. */
  private static Taken afterGap(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Taken before) {
    long beginning =
        consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, before.next());
    return before.next() < beginning ? missed(partition, before, beginning) : before;
  }

  private boolean isDue() {
    return uncommittedRows >= COMMIT_ROWS
        || (uncommittedRows > 0 && System.nanoTime() - firstUncommittedNanos >= COMMIT_EVERY_NANOS);
  }

  private void commit(StoreWriter writer) {
    writer.commit();
    if (uncommitted.isEmpty()) {
      return;
    }
    Progress next = progress.with(uncommitted);
    // After the database: what is taken again because this fails has the same answer.
    file.write(next);
    progress = next;
    uncommitted.clear();
    uncommittedRows = 0;
  }

  private void look(Consumer<byte[], byte[]> consumer, StoreWriter writer) {
    if (System.nanoTime() - lookedNanos < LOOK_EVERY_NANOS) {
      return;
    }
    lookedNanos = System.nanoTime();
    fault = store.repair();
    if (System.nanoTime() - retainedNanos >= Retention.interval().toNanos()) {
      retainedNanos = System.nanoTime();
      if (!topicIds().equals(progress.topicIds())) {
        throw new KafkaException("a topic was made anew");
      }
      // A writer does not find what was removed under it.
      commit(writer);
      retention.apply(settings.clock().millis());
    }
    retention.requireRoom();
    if (partitions(consumer).size() > consumer.assignment().size()) {
      assign(consumer);
    }
    if (uncommitted.isEmpty()) {
      report(consumer);
    }
  }

  /** Called when everything that was read is stored. */
  private void report(Consumer<byte[], byte[]> consumer) {
    report.accept(new FeedStatus(progress, lag(consumer), fault));
  }

  private static Map<TopicPartition, Long> lag(Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> lag = new HashMap<>();
    Collection<TopicPartition> partitions = consumer.assignment();
    for (TopicPartition partition : partitions) {
      OptionalLong records = consumer.currentLag(partition);
      records.ifPresent(each -> lag.put(partition, each));
    }
    return lag;
  }
}
