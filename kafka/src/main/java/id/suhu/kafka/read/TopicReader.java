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
 * Reads topics: a scan ends where they end when it begins, a tail goes on with what comes. Records
 * of one partition come in their order. Whatever Kafka's client throws comes through as it is, a
 * {@link KafkaException}. Single-threaded.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /** A Kafka that hands out nothing for so long while there is more is taken for gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Runnable meanwhile;

  /**
   * A reader of these partitions, at their beginnings.
   *
   * @param consumer of committed records; the reader closes it
   * @param meanwhile is called between the polls of a scan; what it throws ends the scan
   */
  public TopicReader(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Runnable meanwhile) {
    this.consumer = consumer;
    this.partitions = List.copyOf(partitions);
    this.meanwhile = meanwhile;
    consumer.assign(this.partitions);
    consumer.seekToBeginning(this.partitions);
  }

  /** What there is now. */
  public Map<TopicPartition, OffsetRange> offsets() {
    // Ends are committed records': the end of an open transaction is not there yet.
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
   * Reads from the beginning to the end that there is now; what is written meanwhile is left for
   * later, so it ends on a busy topic too.
   *
   * @param each gets every record; returns whether it wants another
   * @return what was to be read
   */
  public Map<TopicPartition, OffsetRange> scan(Predicate<ConsumerRecord<byte[], byte[]>> each) {
    Map<TopicPartition, OffsetRange> ranges = offsets();
    scan(ranges, each);
    return ranges;
  }

  /**
   * The same with the newest part.
   *
   * @param offsets how many at most, in equal parts of each partition and at least one of each;
   *     some of them may have no record
   * @return whether that was all that there is
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

  /** Goes to the end that there is now: a tail gives out what comes after this call. */
  public void seekToEnd() {
    seekToEnd(partitions);
  }

  /** The same with some of the partitions. */
  void seekToEnd(List<TopicPartition> some) {
    if (!some.isEmpty()) {
      // No partitions would mean all.
      consumer.seekToEnd(some);
    }
    // A seek is carried out when the place is asked for.
    some.forEach(consumer::position);
  }

  /** The offset of the next record, of each partition. */
  Map<TopicPartition, Long> places() {
    return partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
  }

  /** Goes to places. */
  void seek(Map<TopicPartition, Long> places) {
    places.forEach(consumer::seek);
  }

  /** Ends a tail of another thread, with an exception. Thread-safe. */
  void wakeup() {
    consumer.wakeup();
  }

  /** The same as {@link #close()}, within a time. */
  void close(Duration within) {
    consumer.close(CloseOptions.timeout(within));
  }

  /**
   * Goes on reading where it is.
   *
   * @param goesOn asked before each poll, so a few times a second
   * @param each gets every record; returns whether it wants another
   * @param afterPoll is called whenever all that had come was handed out
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
        // Positions, not records: a transaction's markers and aborted records are never given out.
        if (position >= ranges.getOrDefault(partition, OffsetRange.NONE).end()) {
          open.remove(partition);
          consumer.pause(Set.of(partition));
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (System.nanoTime() - movedNanos > PATIENCE.toNanos()) {
        throw new TimeoutException("nothing came within " + PATIENCE.toSeconds() + " s");
      }
      meanwhile.run();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= ranges.getOrDefault(partition, OffsetRange.NONE).end()) {
          // Left for later: the first one read too far is where to go on.
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
