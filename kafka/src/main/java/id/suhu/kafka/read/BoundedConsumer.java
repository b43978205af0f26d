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
 * A consumer whose polls are bounded in bytes. Kafka's own bounds a poll's records by their number,
 * and what is fetched by its compressed bytes: fifty kilobytes can unpack to a gigabyte.
 *
 * <p>What is longer than anybody looks at is cut: values after {@link
 * id.suhu.messages.ReadingDecoder #MAX_VALUE_BYTES} and one more byte, keys after a kibibyte and
 * one more; of a record with more than 64 KiB of headers these are left out. Such a record has the
 * header {@link OriginHeaders#SIZE}. Nothing is lost, doubled or reordered: what exceeds a poll
 * comes with the next.
 *
 * <p>A record that is larger than the memory there is can be read too: where Kafka's consumer fails
 * over it, a {@link CarefulReader} reads on. Where records without key and value add up to more
 * than there is, none can be bounded, and any thread of the process may be the one that fails: a
 * {@link #careful} consumer reads those too.
 *
 * <p>Single-threaded, as every consumer.
 */
public final class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

  /** What a broker sends at once; compressed, it may be a thousand times that. */
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  /** For the ends of partitions to be told. */
  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  /** No record has it. */
  private static final long NOWHERE = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(BoundedConsumer.class);

  private final Map<String, Object> settings;
  private final PollBudget budget;

  /**
   * The ends that partitions had when they were first read, for a careful consumer; null for the
   * others.
   */
  private final @Nullable Map<TopicPartition, Long> carefulTo;

  /** Of reading record by record: another partition comes first each time. */
  private int rounds;

  /**
   * A consumer.
   *
   * @param settings Kafka's
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
   * A consumer for after a lack of memory: it leaves it to a {@link CarefulReader} to read what
   * stands in a partition when it first reads there, and then goes on as others do.
   *
   * @param settings Kafka's
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
    // Where they stand is not known within the time that there was; without that, nothing of them
    // could be read again if memory ran out.
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
      // What opens a compressed batch wraps whatever stops it.
      if (e.getCause() instanceof KafkaException cause
          && cause.getCause() instanceof OutOfMemoryError) {
        return pollAgain(before, e);
      }
      throw e;
    }
  }

  /** Whether what was there when a partition was first read may stand ahead. */
  private boolean isBehind(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    Set<TopicPartition> first = new HashSet<>(positions.keySet());
    first.removeAll(ends.keySet());
    try {
      if (!first.isEmpty()) {
        ends.putAll(endOffsets(first, END_WITHIN));
      }
    } catch (TimeoutException e) {
      LOG.debug("the ends of {} are not known yet", first);
      return true;
    }
    return positions.entrySet().stream()
        .anyMatch(at -> at.getValue() < ends.getOrDefault(at.getKey(), 0L));
  }

  private ConsumerRecords<byte[], byte[]> pollCarefully(
      Map<TopicPartition, Long> positions, Duration timeout) {
    // Kafka's consumer has its group and its time-outs to see to.
    without(new HashSet<>(positions.keySet()), () -> super.poll(Duration.ZERO));
    positions.keySet().retainAll(readable());
    ConsumerRecords<byte[], byte[]> records = readRecordByRecord(positions);
    // Nothing comes of a leader that does not answer, for one.
    return records.isEmpty()
        ? without(new HashSet<>(positions.keySet()), () -> super.poll(timeout))
        : records;
  }

  /** The partitions that a poll may return records of. */
  private Set<TopicPartition> readable() {
    Set<TopicPartition> readable = new HashSet<>(assignment());
    readable.removeAll(paused());
    return readable;
  }

  /** Where the readable partitions stand; those are left out that this is not known of in time. */
  private Map<TopicPartition, Long> positions(Duration timeout) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    long deadline = System.nanoTime() + timeout.toNanos();
    for (TopicPartition partition : readable()) {
      long left = Math.max(0, deadline - System.nanoTime());
      try {
        positions.put(partition, position(partition, Duration.ofNanos(left)));
      } catch (TimeoutException e) {
        LOG.debug("the position of {} is not known yet", partition);
      }
    }
    return positions;
  }

  /**
   * Reads the next records in another way than Kafka's consumer, which has run out of memory over
   * one of them.
   *
   * @param before where the partitions stood before that
   */
  private ConsumerRecords<byte[], byte[]> pollAgain(
      Map<TopicPartition, Long> before, Throwable failure) {
    before.keySet().retainAll(readable());
    LOG.warn(
        "no memory to unpack a record of {} in one piece ({}); reads on record by record",
        before,
        failure.getMessage());
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
      // The next poll tries it again.
      LOG.warn("could not read on: {}", e.toString());
    }
    return new ConsumerRecords<>(records, next);
  }

  /**
   * Makes the consumer drop the records that it has begun to unpack and those that it has unpacked
   * and not handed out, and stand where it stood before. It drops what is not at its position.
   */
  private void forgetWhatWasFetched(Map<TopicPartition, Long> before) {
    before.keySet().forEach(partition -> seek(partition, NOWHERE));
    try {
      super.poll(Duration.ZERO);
    } catch (InvalidOffsetException e) {
      LOG.debug("nothing is there, as is intended", e);
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

  /** The same records, with the size of each that is not whole. */
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

  /** Almost every poll: its records need no copy. */
  private static boolean areWhole(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (CutRecord.of(record, 0) != record) {
        return false;
      }
    }
    return true;
  }
}
