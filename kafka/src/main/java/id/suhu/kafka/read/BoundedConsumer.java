package id.suhu.kafka.read;

import id.suhu.kafka.topic.OriginHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer whose polls are bounded in bytes. Kafka's consumer bounds the records of a poll by
 * their number, and a fetch by its compressed bytes: fifty kilobytes can decompress to a gigabyte.
 *
 * <p>Data beyond the size of any valid reading is truncated: values after {@link
 * id.suhu.messages.ReadingDecoder #MAX_VALUE_BYTES} plus one byte, keys after one kibibyte plus one
 * byte; headers of more than 64 KiB are dropped. Such a record has the header {@link
 * OriginHeaders#SIZE}. No record is lost, duplicated or reordered: records beyond the bound are
 * returned by the next poll.
 *
 * <p>Records larger than the heap can be read too: where Kafka's consumer runs out of memory, a
 * {@link CarefulReader} reads on. If records without key and value add up to more than the heap,
 * the bound does not help, and any thread of the process may fail. A {@link #careful} consumer
 * reads those too.
 *
 * <p>Single-threaded, like every consumer.
 */
public final class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

  /** Maximum size of a fetch; decompressed, it may be a thousand times as large. */
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  /** Timeout for the end offsets of partitions. */
  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  /** An offset that no record has. */
  private static final long NOWHERE = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(BoundedConsumer.class);

  private final Map<String, Object> settings;
  private final PollBudget budget;

  /** End offsets at the first read of each partition, if careful; otherwise null. */
  private final @Nullable Map<TopicPartition, Long> carefulTo;

  /** Number of reads record by record: each time, another partition comes first. */
  private int rounds;

  /**
   * Creates a consumer.
   *
   * @param settings Kafka's consumer settings
   */
  public BoundedConsumer(Map<String, Object> settings) {
    this(withBounds(settings), new PollBudget(), null);
  }

  private BoundedConsumer(
      Map<String, Object> settings,
      PollBudget budget,
      @Nullable Map<TopicPartition, Long> carefulTo) {
    super(settings, budget.keys(), budget.values());
    this.settings = settings;
    this.budget = budget;
    this.carefulTo = carefulTo;
  }

  /**
   * Creates a consumer for use after an out-of-memory error: a {@link CarefulReader} reads the
   * records that existed when a partition was first read; later records are read as usual.
   *
   * @param settings Kafka's consumer settings
   */
  public static BoundedConsumer careful(Map<String, Object> settings) {
    return new BoundedConsumer(withBounds(settings), new PollBudget(), new HashMap<>());
  }

  private static Map<String, Object> withBounds(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    return all;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    Map<TopicPartition, Long> before = positions(timeout);
    Set<TopicPartition> unknown = readable();
    unknown.removeAll(before.keySet());
    if (unknown.isEmpty()) {
      return poll(before, timeout);
    }
    // Their positions were not available in time; without a position, their records could not be
    // read again if memory ran out.
    return without(unknown, () -> poll(before, Duration.ZERO));
  }

  private ConsumerRecords<byte[], byte[]> without(
      Set<TopicPartition> partitions, Supplier<ConsumerRecords<byte[], byte[]>> poll) {
    pause(partitions);
    try {
      return poll.get();
    } finally {
      partitions.retainAll(assignment());
      resume(partitions);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll(Map<TopicPartition, Long> before, Duration timeout) {
    if (carefulTo != null && isBehind(before, carefulTo)) {
      return pollCarefully(before, timeout);
    }
    budget.reset();
    try {
      return marked(super.poll(timeout));
    } catch (RecordDeserializationException e) {
      if (e.getCause() instanceof PollBudget.PollFullException) {
        return ConsumerRecords.empty();
      }
      throw e;
    } catch (OutOfMemoryError e) {
      return pollAgain(before, e);
    } catch (KafkaException e) {
      // The decompression of a batch wraps the exceptions that stop it.
      if (e.getCause() instanceof KafkaException cause
          && cause.getCause() instanceof OutOfMemoryError) {
        return pollAgain(before, e);
      }
      throw e;
    }
  }

  /** Returns whether records that existed when a partition was first read may be ahead. */
  private boolean isBehind(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    Set<TopicPartition> first = new HashSet<>(positions.keySet());
    first.removeAll(ends.keySet());
    try {
      if (!first.isEmpty()) {
        ends.putAll(endOffsets(first, END_WITHIN));
      }
    } catch (TimeoutException e) {
      LOG.atDebug().addKeyValue("partitions", first).log("End offsets are not known yet");
      return true;
    }
    return positions.entrySet().stream()
        .anyMatch(at -> at.getValue() < ends.getOrDefault(at.getKey(), 0L));
  }

  private ConsumerRecords<byte[], byte[]> pollCarefully(
      Map<TopicPartition, Long> positions, Duration timeout) {
    // Kafka's consumer must maintain its group membership and timeouts.
    without(new HashSet<>(positions.keySet()), () -> super.poll(Duration.ZERO));
    positions.keySet().retainAll(readable());
    ConsumerRecords<byte[], byte[]> records = readRecordByRecord(positions);
    // Nothing was read, for example because the leader does not respond.
    return records.isEmpty()
        ? without(new HashSet<>(positions.keySet()), () -> super.poll(timeout))
        : records;
  }

  /** Returns the partitions whose records a poll may return. */
  private Set<TopicPartition> readable() {
    Set<TopicPartition> readable = new HashSet<>(assignment());
    readable.removeAll(paused());
    return readable;
  }

  /**
   * Returns the positions of the readable partitions, without those whose position is not available
   * in time.
   */
  private Map<TopicPartition, Long> positions(Duration timeout) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    long deadline = System.nanoTime() + timeout.toNanos();
    for (TopicPartition partition : readable()) {
      long left = Math.max(0, deadline - System.nanoTime());
      try {
        positions.put(partition, position(partition, Duration.ofNanos(left)));
      } catch (TimeoutException e) {
        LOG.atDebug().addKeyValue("partition", partition).log("Position is not known yet");
      }
    }
    return positions;
  }

  /**
   * Reads the next records without Kafka's consumer, which has run out of memory on one of them.
   *
   * @param before the positions of the partitions before that
   */
  private ConsumerRecords<byte[], byte[]> pollAgain(
      Map<TopicPartition, Long> before, Throwable failure) {
    before.keySet().retainAll(readable());
    LOG.atWarn()
        .addKeyValue("positions", before)
        .addKeyValue("error", failure.getMessage())
        .log("Out of memory while decompressing records; reading continues record by record");
    forgetWhatWasFetched(before);
    return readRecordByRecord(before);
  }

  private ConsumerRecords<byte[], byte[]> readRecordByRecord(Map<TopicPartition, Long> positions) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    List<Map.Entry<TopicPartition, Long>> partitions = new ArrayList<>(positions.entrySet());
    Collections.rotate(partitions, rounds++);
    try (CarefulReader reader = new CarefulReader(settings)) {
      for (Map.Entry<TopicPartition, Long> position : partitions) {
        TopicPartition partition = position.getKey();
        CarefulReader.Part part =
            reader.read(
                partition,
                leader(partition),
                position.getValue(),
                PollBudget.POLL_BYTES / partitions.size());
        seek(partition, part.nextOffset());
        next.put(partition, new OffsetAndMetadata(part.nextOffset()));
        if (!part.records().isEmpty()) {
          records.put(partition, part.records());
        }
      }
    } catch (IOException | ApiException e) {
      // The next poll tries again.
      LOG.atWarn().addKeyValue("error", e.toString()).log("Could not continue reading");
    }
    return new ConsumerRecords<>(records, next);
  }

  /**
   * Makes the consumer drop its fetched records and return to its previous positions: it discards
   * data that is not at its position.
   */
  private void forgetWhatWasFetched(Map<TopicPartition, Long> before) {
    before.keySet().forEach(partition -> seek(partition, NOWHERE));
    try {
      super.poll(Duration.ZERO);
    } catch (InvalidOffsetException e) {
      LOG.debug("No records, as intended", e);
    } finally {
      before.keySet().retainAll(assignment());
      before.forEach(this::seek);
    }
  }

  private Node leader(TopicPartition partition) {
    return partitionsFor(partition.topic()).stream()
        .filter(info -> info.partition() == partition.partition())
        .findAny()
        .map(PartitionInfo::leader)
        .orElseThrow(
            () -> new LeaderNotAvailableException("%s has no leader".formatted(partition)));
  }

  /** Returns the same records, with the original size in each truncated one. */
  private static ConsumerRecords<byte[], byte[]> marked(ConsumerRecords<byte[], byte[]> records) {
    if (areWhole(records)) {
      return records;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> marked = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      marked.put(
          partition,
          records.records(partition).stream().map(record -> CutRecord.of(record, 0)).toList());
    }
    return new ConsumerRecords<>(marked, records.nextOffsets());
  }

  /** Returns true for almost every poll, whose records then need no copy. */
  private static boolean areWhole(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (CutRecord.of(record, 0) != record) {
        return false;
      }
    }
    return true;
  }
}
