package id.suhu.view.recount;

import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the readings of the topic with those of the database, by identity: the former are all
 * among the latter exactly if to add them changes neither the number nor the checksum. Memory does
 * not grow with their number. Single-threaded, for one use.
 */
public final class StoredComparison implements AutoCloseable {

  private final DistinctReadings topic;
  private final DistinctReadings stored;
  private final DistinctReadings both;
  private long fromMs = Long.MAX_VALUE;
  private long toMs = Long.MIN_VALUE;

  /**
   * The result.
   *
   * @param topic distinct readings of the topic
   * @param checksum theirs
   * @param missing how many of them are not in the database
   */
  public record Result(long topic, long checksum, long missing) {}

  /**
   * Creates an empty comparison.
   *
   * @param temporary the folder for hashes that do not fit into memory
   */
  public StoredComparison(Path temporary) {
    this(temporary, DistinctReadings.DEFAULT_CAPACITY);
  }

  StoredComparison(Path temporary, int capacity) {
    this.topic = new DistinctReadings(temporary, capacity);
    this.stored = new DistinctReadings(temporary, capacity);
    this.both = new DistinctReadings(temporary, capacity);
  }

  /**
   * Reads the topic.
   *
   * @param next the offset of each partition, before which the database has the records
   * @param oldestMs readings with an earlier event time may have been removed from the database
   * @throws org.apache.kafka.common.KafkaException if Kafka fails
   * @throws java.io.UncheckedIOException if there is no room for hashes
   */
  public void readTopic(
      PlantKafka plant, ReadingDecoder decoder, Map<Integer, Long> next, long oldestMs) {
    plant.scan(
        plant.topics().readings(),
        record -> {
          if (record.offset() < next.getOrDefault(record.partition(), 0L)) {
            take(record, decoder, oldestMs);
          }
          return true;
        });
  }

  private void take(ConsumerRecord<byte[], byte[]> record, ReadingDecoder decoder, long oldestMs) {
    if (ReadingRecords.decode(decoder, record) instanceof Decoded.Good good) {
      Reading reading = good.reading();
      if (reading.eventTimeMs() >= oldestMs) {
        topic.add(reading);
        both.add(reading);
        fromMs = Math.min(fromMs, reading.eventTimeMs());
        toMs = Math.max(toMs, reading.eventTimeMs());
      }
    }
  }

  /** Returns the event times of the topic's readings, whose rows are to be added; empty if none. */
  public TimeRange range() {
    return fromMs > toMs ? new TimeRange(0, 0) : new TimeRange(fromMs, toMs + 1);
  }

  /** Adds a row of the database. */
  public void addStored(SensorId sensor, long eventTimeMs, double celsius) {
    stored.add(sensor, eventTimeMs, celsius);
    both.add(sensor, eventTimeMs, celsius);
  }

  /** Returns the result, once all rows were added. */
  public Result result() {
    DistinctReadings.Total ofTopic = topic.total();
    DistinctReadings.Total ofStored = stored.total();
    DistinctReadings.Total ofBoth = both.total();
    return new Result(ofTopic.count(), ofTopic.checksum(), ofBoth.count() - ofStored.count());
  }

  @Override
  public void close() {
    topic.close();
    stored.close();
    both.close();
  }
}
