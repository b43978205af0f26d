package id.suhu.store.feed;

import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the readings and the journal from where the progress ends. Notices what Kafka has removed
 * or lost. Single-threaded.
 */
final class TopicSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicSource.class);
  private static final int POLL_RECORDS = 20_000;

  private final List<String> topics;
  private final TakenSoFar taken;
  private final Consumer<byte[], byte[]> consumer;

  TopicSource(FeedSettings settings, TakenSoFar taken) {
    Topics names = settings.topics();
    this.topics = List.of(names.readings(), names.alarms());
    this.taken = taken;
    this.consumer =
        settings
            .connection()
            .consumer(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    "suhu-store",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    POLL_RECORDS,
                    ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                    Math.toIntExact(settings.pace().findPartitionsEvery().toMillis()),
                    // A jump must not go unnoticed: this class decides where to go on.
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "none"));
  }

  /** Assigns all partitions, unless they are assigned already. */
  void assignNew() {
    List<TopicPartition> all = partitions();
    List<TopicPartition> added = new ArrayList<>(all);
    added.removeAll(consumer.assignment());
    if (added.isEmpty()) {
      return;
    }
    consumer.assign(all);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(added);
    Map<TopicPartition, Long> ends = consumer.endOffsets(added);
    for (TopicPartition partition : added) {
      long beginning = beginnings.getOrDefault(partition, 0L);
      Optional<Taken> before = taken.find(partition);
      if (before.isEmpty()) {
        taken.put(partition, Taken.NOTHING.withNext(beginning, Optional.empty()));
      } else if (before.get().next() < beginning) {
        taken.put(partition, missed(partition, before.get(), beginning));
      }
      Taken now = taken.of(partition);
      long end = ends.getOrDefault(partition, now.next());
      if (now.epoch().isEmpty() && end < now.next()) {
        // Without an epoch, only a loss that no later record hides is noticed.
        goBack(partition, new OffsetAndMetadata(end));
      } else {
        consumer.seek(partition, new OffsetAndMetadata(now.next(), now.epoch(), ""));
      }
    }
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
    }
    return partitions;
  }

  /** Returns the next records; none if it had to go back. */
  ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
      records.partitions().forEach(partition -> noticeGap(partition, records.records(partition)));
      return records;
    } catch (LogTruncationException e) {
      goBackAfter(e);
      return ConsumerRecords.empty();
    }
  }

  /** A gap is what transactions leave, unless it is before the beginning. */
  private void noticeGap(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    Taken before = taken.of(partition);
    if (records.get(0).offset() > before.next()) {
      long beginning =
          consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, before.next());
      if (before.next() < beginning) {
        taken.put(partition, missed(partition, before, beginning));
      }
    }
  }

  /** Counts offsets that Kafka's retention has removed. */
  private static Taken missed(TopicPartition partition, Taken before, long beginning) {
    long offsets = beginning - before.next();
    LOG.atError()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offsets", offsets)
        .log("Kafka has removed records before they were stored");
    return before.plusMissed(offsets).withNext(beginning, Optional.empty());
  }

  /** Goes back to the first offset whose record is not the one that was taken, if it is known. */
  private void goBackAfter(LogTruncationException e) {
    Set<TopicPartition> partitions = e.offsetOutOfRangePartitions().keySet();
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      goBack(
          partition,
          e.divergentOffsets()
              .getOrDefault(
                  partition, new OffsetAndMetadata(beginnings.getOrDefault(partition, 0L))));
    }
  }

  /**
   * Goes back, because Kafka has lost its newest records, for example in a power failure. Those
   * that are stored stay.
   */
  private void goBack(TopicPartition partition, OffsetAndMetadata next) {
    Taken before = taken.of(partition);
    LOG.atWarn()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .addKeyValue("from", before.next())
        .addKeyValue("to", next.offset())
        .log("Kafka has lost records that were taken; what it has now at their offsets is read");
    taken.put(partition, before.withNext(next.offset(), next.leaderEpoch()));
    consumer.seek(partition, next);
  }

  /** Returns the number of records behind the end of each partition, as far as it is known. */
  Map<TopicPartition, Long> lag() {
    Map<TopicPartition, Long> lag = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      consumer.currentLag(partition).ifPresent(records -> lag.put(partition, records));
    }
    return lag;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
