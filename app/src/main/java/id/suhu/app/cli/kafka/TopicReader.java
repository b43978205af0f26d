package id.suhu.app.cli.kafka;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Stop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a topic from its beginning, as far as it goes or further. Single-threaded. */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /** A Kafka that hands out nothing for so long while there is more is taken for gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Stop stop;
  private final Function<KafkaException, CommandFailedException> explained;

  /**
   * A reader of these partitions.
   *
   * @param consumer of committed records; the reader closes it
   * @param stop looked at between polls
   * @param explained says what went wrong with Kafka
   */
  TopicReader(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Stop stop,
      Function<KafkaException, CommandFailedException> explained) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.stop = stop;
    this.explained = explained;
  }

  /**
   * Reads to the end that the topic has when it begins; what is written meanwhile is left for
   * later, so it ends on a busy topic too.
   *
   * @param each gets every record, those of one partition in their order; returns whether it wants
   *     another
   * @return what was read: the offsets [beginning, end) of each partition
   * @throws CommandFailedException if Kafka goes away meanwhile
   * @throws id.suhu.cli.StoppedException if a signal ends it
   */
  public Map<TopicPartition, OffsetRange> readToEnd(Predicate<ConsumerRecord<byte[], byte[]>> each)
      throws CommandFailedException {
    try {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, OffsetRange> ranges = ranges();
      read(ranges, each);
      consumer.resume(partitions);
      return ranges;
    } catch (KafkaException e) {
      throw explained.apply(e);
    }
  }

  /**
   * Reads the newest part of the topic, to the end that it has when it begins.
   *
   * @param offsets how many at most, in equal parts of each partition and at least one of each;
   *     some of them may have no record
   * @param each gets every record, those of one partition in their order
   * @return whether that was all that the topic has
   * @throws CommandFailedException if Kafka goes away meanwhile
   * @throws id.suhu.cli.StoppedException if a signal ends it
   */
  public boolean readNewest(
      int offsets, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws CommandFailedException {
    try {
      consumer.assign(partitions);
      Map<TopicPartition, OffsetRange> whole = ranges();
      int part = Math.max(1, offsets / partitions.size());
      Map<TopicPartition, OffsetRange> newest = new HashMap<>();
      whole.forEach((partition, range) -> newest.put(partition, range.newest(part)));
      newest.forEach((partition, range) -> consumer.seek(partition, range.beginning()));
      read(
          newest,
          record -> {
            each.accept(record);
            return true;
          });
      return newest.equals(whole);
    } catch (KafkaException e) {
      throw explained.apply(e);
    }
  }

  /**
   * What the topic has now: the offsets [beginning, end) of each partition.
   *
   * @throws CommandFailedException if Kafka does not answer
   */
  public Map<TopicPartition, OffsetRange> offsets() throws CommandFailedException {
    try {
      return ranges();
    } catch (KafkaException e) {
      throw explained.apply(e);
    }
  }

  /**
   * Goes on reading until a signal comes.
   *
   * @param each gets every record; returns whether it wants another
   * @param afterEach is called whenever all that had come was handed out
   * @throws CommandFailedException if Kafka refuses
   */
  public void follow(Predicate<ConsumerRecord<byte[], byte[]>> each, Runnable afterEach)
      throws CommandFailedException {
    try {
      while (!stop.asked()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (!each.test(record)) {
            return;
          }
        }
        afterEach.run();
      }
    } catch (KafkaException e) {
      throw explained.apply(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private Map<TopicPartition, OffsetRange> ranges() {
    // Positions are committed records': the end of an open transaction is not there yet.
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
      stop.check();
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
