package id.suhu.kafka.read;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads topics: a scan ends at the end offsets at its start; a tail continues with new records.
 * Records of one partition come in order. Exceptions of Kafka's client are {@link KafkaException}s
 * and passed on unchanged. Single-threaded.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * If Kafka returns no records for this long although there are more, it is considered
   * unavailable.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Runnable meanwhile;

  /**
   * Creates a reader of these partitions, at their beginnings.
   *
   * @param consumer with isolation level read_committed; the reader closes it
   * @param meanwhile called between the polls of a scan; an exception it throws ends the scan
   */
  public TopicReader(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Runnable meanwhile) {
    this.consumer = consumer;
    this.partitions = List.copyOf(partitions);
    this.meanwhile = meanwhile;
    try {
      consumer.assign(this.partitions);
      consumer.seekToBeginning(this.partitions);
    } catch (RuntimeException e) {
      close(Duration.ZERO);
      throw e;
    }
  }

  /** Returns the current offsets. */
  public Map<TopicPartition, OffsetRange> offsets() {
    // With read_committed, the end is before the first open transaction.
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
    for (TopicPartition partition : partitions) {
      ranges.put(
          partition,
          new OffsetRange(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)));
    }
    return ranges;
  }

  /**
   * Reads from the beginning to the current end. Records written meanwhile are not read, so a scan
   * of a busy topic ends too.
   *
   * @param each called with every record; returns whether to continue
   * @return the offsets to be read
   */
  public Map<TopicPartition, OffsetRange> scan(Predicate<ConsumerRecord<byte[], byte[]>> each) {
    Map<TopicPartition, OffsetRange> ranges = offsets();
    scan(ranges, each);
    return ranges;
  }

  /**
   * Like {@link #scan}, for the newest records only.
   *
   * @param offsets maximum number of offsets, divided equally among the partitions, at least one
   *     each; not every offset needs to have a record
   * @return whether these were all records
   */
  public boolean scanNewest(int offsets, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    Map<TopicPartition, OffsetRange> whole = offsets();
    int part = Math.max(1, offsets / partitions.size());
    Map<TopicPartition, OffsetRange> newest = new HashMap<>();
    whole.forEach((partition, range) -> newest.put(partition, range.newest(part)));
    scan(newest, each);
    return newest.equals(whole);
  }

  private void scan(
      Map<TopicPartition, OffsetRange> ranges, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    ranges.forEach((partition, range) -> consumer.seek(partition, range.beginning()));
    read(ranges, each);
    consumer.resume(partitions);
  }

  /** Moves to the current end: a tail returns the records written after this call. */
  public void seekToEnd() {
    seekToEnd(partitions);
  }

  /** Moves some of the partitions to the current end. */
  void seekToEnd(List<TopicPartition> some) {
    if (!some.isEmpty()) {
      // An empty collection would mean all partitions.
      consumer.seekToEnd(some);
    }
    // A seek is executed when the position is requested.
    some.forEach(consumer::position);
  }

  /** Returns the offset of the next record of each partition. */
  Map<TopicPartition, Long> places() {
    return partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
  }

  /** Returns how many offsets there are after the current position, as far as is known. */
  public long lag() {
    return partitions.stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /** Moves to offsets. */
  void seek(Map<TopicPartition, Long> places) {
    places.forEach(consumer::seek);
  }

  /** Ends a tail on another thread, with an exception. Thread-safe. */
  void wakeup() {
    consumer.wakeup();
  }

  /** Like {@link #close()}, with a timeout. */
  void close(Duration within) {
    consumer.close(CloseOptions.timeout(within));
  }

  /**
   * Continues to read at the current position.
   *
   * @param goesOn checked before each poll, a few times per second
   * @param each called with every record; returns whether to continue
   * @param afterPoll called after the records of each poll
   */
  public void tail(
      BooleanSupplier goesOn, Predicate<ConsumerRecord<byte[], byte[]>> each, Runnable afterPoll) {
    boolean wantsMore = true;
    while (wantsMore && goesOn.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        wantsMore = each.test(record);
        if (!wantsMore) {
          break;
        }
      }
      afterPoll.run();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void read(
      Map<TopicPartition, OffsetRange> ranges, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    Set<TopicPartition> open = new HashSet<>(partitions);
    Map<TopicPartition, Long> positions = new HashMap<>();
    long movedNanos = System.nanoTime();
    while (true) {
      for (TopicPartition partition : List.copyOf(open)) {
        long position = consumer.position(partition);
        if (!Long.valueOf(position).equals(positions.put(partition, position))) {
          movedNanos = System.nanoTime();
        }
        // Positions, not records: transaction markers and aborted records are never returned.
        if (position >= ranges.getOrDefault(partition, OffsetRange.NONE).end()) {
          open.remove(partition);
          consumer.pause(Set.of(partition));
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (System.nanoTime() - movedNanos > PATIENCE.toNanos()) {
        throw new TimeoutException("no record was received within " + PATIENCE.toSeconds() + " s");
      }
      meanwhile.run();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= ranges.getOrDefault(partition, OffsetRange.NONE).end()) {
          // Left for later: reading continues at the first record beyond the end.
          if (open.remove(partition)) {
            consumer.seek(partition, record.offset());
            consumer.pause(Set.of(partition));
          }
        } else if (!each.test(record)) {
          return;
        }
      }
    }
  }
}
