package id.suhu.store.feed;

import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreWriter;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads from the saved progress until a failure or the end. Single-threaded, for one use. */
final class FeedRun {

  private static final Duration POLL = Duration.ofMillis(100);

  /** A commit waits for the disk; rows are visible soon after it. */
  private static final long COMMIT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long COMMIT_ROWS = 100_000;

  private final FeedSettings settings;
  private final Topics topics;
  private final ReadingStore store;
  private final CountDownLatch closing;
  private final ReportTo report;
  private final Retention retention;
  private final Imports imports;

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
    this.retention = retention;
    this.imports = imports;
  }

  void run() {
    fault = store.repair();
    retention.apply(settings.clock().millis());
    retention.requireRoom();
    ProgressFile file = settings.progress();
    TakenSoFar taken = new TakenSoFar(file, file.read().forTopics(topicIds()));
    try (TopicSource source = new TopicSource(settings, taken);
        StoreWriter writer = store.writer()) {
      Batch batch = new Batch(settings.decoder(), writer);
      source.assignNew();
      commit(writer, taken);
      while (closing.getCount() > 0) {
        take(source.poll(imports.isWaiting() ? Duration.ZERO : POLL), batch, taken);
        imports.writeTo(writer, () -> commit(writer, taken));
        if (isDue()) {
          commit(writer, taken);
          report(source, taken);
        }
        look(source, writer, taken);
      }
      commit(writer, taken);
      report(source, taken);
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

  private void take(ConsumerRecords<byte[], byte[]> records, Batch batch, TakenSoFar taken) {
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> batchRecords = records.records(partition);
      if (uncommittedRows == 0) {
        firstUncommittedNanos = System.nanoTime();
      }
      uncommittedRows += batchRecords.size();
      Taken before = taken.of(partition);
      taken.put(
          partition,
          partition.topic().equals(topics.readings())
              ? batch.readings(batchRecords, before)
              : batch.events(batchRecords, before));
    }
  }

  private boolean isDue() {
    return uncommittedRows >= COMMIT_ROWS
        || (uncommittedRows > 0 && System.nanoTime() - firstUncommittedNanos >= COMMIT_EVERY_NANOS);
  }

  private void commit(StoreWriter writer, TakenSoFar taken) {
    writer.commit();
    // After the database: what is taken again because this fails has the same answer.
    taken.save();
    uncommittedRows = 0;
  }

  private void look(TopicSource source, StoreWriter writer, TakenSoFar taken) {
    if (System.nanoTime() - lookedNanos < settings.pace().repairEvery().toNanos()) {
      return;
    }
    lookedNanos = System.nanoTime();
    fault = store.repair();
    if (System.nanoTime() - retainedNanos >= settings.pace().retainEvery().toNanos()) {
      retainedNanos = System.nanoTime();
      if (!topicIds().equals(taken.saved().topicIds())) {
        throw new KafkaException("a topic was made anew");
      }
      // A writer does not find what was removed under it.
      commit(writer, taken);
      retention.apply(settings.clock().millis());
    }
    retention.requireRoom();
    source.assignNew();
    if (taken.isSaved()) {
      report(source, taken);
    }
  }

  /** Called when everything that was read is stored. */
  private void report(TopicSource source, TakenSoFar taken) {
    report.accept(new FeedStatus(taken.saved(), source.lag(), fault));
  }
}
