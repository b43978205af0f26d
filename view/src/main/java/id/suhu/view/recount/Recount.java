package id.suhu.view.recount;

import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.OffsetRange;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts the reading topic by reading it: every record is inspected, and nothing is derived from
 * other counts. Records written meanwhile are excluded. Memory does not grow with the topic.
 * Single-threaded, for one use.
 */
public final class Recount {

  private final ReadingDecoder decoder;
  private final DistinctReadings readings;
  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private final RejectedTally evaluatedRejected = new RejectedTally();
  private final Map<Integer, Long> firstOffsets = new HashMap<>();
  private final Map<TopicPartition, Long> committed;
  private Map<TopicPartition, OffsetRange> ranges = Map.of();
  private long received;
  private long good;
  private DistinctReadings.Total distinct = new DistinctReadings.Total(0, 0);

  private Recount(
      ReadingDecoder decoder, DistinctReadings readings, Map<TopicPartition, Long> committed) {
    this.decoder = decoder;
    this.readings = readings;
    this.committed = Map.copyOf(committed);
  }

  /**
   * Reads the whole topic.
   *
   * @param readings counts the distinct readings, initially empty; the caller closes it
   * @throws org.apache.kafka.common.KafkaException if the topic is missing or Kafka becomes
   *     unavailable
   * @throws java.io.UncheckedIOException if there is no disk space for hashes that do not fit into
   *     memory
   */
  public static Recount of(PlantKafka plant, ReadingDecoder decoder, DistinctReadings readings) {
    // The engine's committed offsets first: everything evaluated by then is certainly read.
    Recount recount = new Recount(decoder, readings, plant.engineOffsets());
    recount.ranges =
        plant.scan(
            plant.topics().readings(),
            record -> {
              recount.take(record);
              return true;
            });
    recount.distinct = readings.total();
    return recount;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    received++;
    firstOffsets.putIfAbsent(record.partition(), record.offset());
    Decoded decoded = ReadingRecords.decode(decoder, record);
    if (decoded instanceof Decoded.Good reading) {
      good++;
      readings.add(reading.reading());
    } else if (decoded instanceof Decoded.Rejected no) {
      String reason = no.reason().code();
      rejected.merge(reason, 1L, Long::sum);
      if (record.offset() < place(new TopicPartition(record.topic(), record.partition()))) {
        evaluatedRejected.add(record.partition(), record.offset(), reason);
      }
    }
  }

  /** Returns the number of records of any kind. */
  public long received() {
    return received;
  }

  /** Returns the number of readings, including repetitions. */
  public long good() {
    return good;
  }

  /** Returns the readings by identity. */
  public DistinctReadings.Total distinct() {
    return distinct;
  }

  /** Returns the number of rejected records, by reason. */
  public Map<String, Long> rejected() {
    return rejected;
  }

  /** Returns those rejected records that the engine has passed. */
  public RejectedTally evaluatedRejected() {
    return evaluatedRejected;
  }

  /** Returns whether the record at this offset was read and the engine has passed it. */
  public boolean covers(TopicPartition partition, long offset) {
    Long first = firstOffsets.get(partition.partition());
    return first != null && offset >= first && offset < place(partition);
  }

  /**
   * Returns the engine's committed offsets at the start of the count; a partition without one is
   * absent.
   */
  public Map<TopicPartition, Long> committed() {
    return committed;
  }

  /** Returns the engine's lag at the start of the count, in records. */
  public long lag() {
    return OffsetRange.totalLag(ranges, committed);
  }

  /** Returns whether the topic still contains its first records. */
  public boolean whole() {
    return ranges.values().stream().allMatch(range -> range.beginning() == 0);
  }

  private long place(TopicPartition partition) {
    return committed.getOrDefault(partition, 0L);
  }
}
