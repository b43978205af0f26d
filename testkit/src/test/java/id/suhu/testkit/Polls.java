package id.suhu.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What the polls of a consumer handed out, one list for each; those that handed out nothing are
 * left out.
 */
record Polls(List<List<ConsumerRecord<byte[], byte[]>>> polls) {

  /** Polls until so many records have come, or a minute has passed. */
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

  /** The record that came first. */
  ConsumerRecord<byte[], byte[]> first() {
    return polls.get(0).get(0);
  }

  /** All records, as they came. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    return polls.stream().flatMap(List::stream).toList();
  }

  /** How many records each poll handed out. */
  List<Integer> sizes() {
    return polls.stream().map(List::size).toList();
  }

  /**
   * How many bytes of values each poll handed out. Numbers only: what a failed assertion prints of
   * the records would not fit the heap.
   */
  List<Long> bytes() {
    return polls.stream()
        .map(poll -> poll.stream().mapToLong(record -> record.value().length).sum())
        .toList();
  }

  /** The offsets of a partition's records, as they came. */
  List<Long> offsets(int partition) {
    return polls.stream()
        .flatMap(List::stream)
        .filter(record -> record.partition() == partition)
        .map(ConsumerRecord::offset)
        .toList();
  }
}
