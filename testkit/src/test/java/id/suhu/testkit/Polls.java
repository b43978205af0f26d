package id.suhu.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The results of a consumer's polls, one list per poll; empty polls are omitted. */
record Polls(List<List<ConsumerRecord<byte[], byte[]>>> polls) {

  /** Polls until the number of records is reached or a minute has passed. */
  static Polls of(Consumer<byte[], byte[]> consumer, int wanted) {
    List<List<ConsumerRecord<byte[], byte[]>>> polls = new ArrayList<>();
    int received = 0;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (received < wanted && System.nanoTime() - deadline < 0) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
      received += records.count();
      if (!records.isEmpty()) {
        List<ConsumerRecord<byte[], byte[]>> poll = new ArrayList<>();
        records.forEach(poll::add);
        polls.add(poll);
      }
    }
    return new Polls(polls);
  }

  /** Returns the first record of a partition; a poll has no defined order of partitions. */
  ConsumerRecord<byte[], byte[]> first(int partition) {
    return records().stream()
        .filter(record -> record.partition() == partition)
        .findFirst()
        .orElseThrow();
  }

  /** Returns all records; in order within a partition. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    return polls.stream().flatMap(List::stream).toList();
  }

  /** Returns the number of records in each poll. */
  List<Integer> sizes() {
    return polls.stream().map(List::size).toList();
  }

  /**
   * Returns the bytes of values in each poll. Only numbers, because a failed assertion that prints
   * the records would exceed the heap.
   */
  List<Long> bytes() {
    return polls.stream()
        .map(poll -> poll.stream().mapToLong(record -> record.value().length).sum())
        .toList();
  }

  /** Returns the offsets of a partition's records in order. */
  List<Long> offsets(int partition) {
    return polls.stream()
        .flatMap(List::stream)
        .filter(record -> record.partition() == partition)
        .map(ConsumerRecord::offset)
        .toList();
  }
}
