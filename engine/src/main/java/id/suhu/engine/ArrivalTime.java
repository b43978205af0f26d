package id.suhu.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Extracts a record's own timestamp; the epoch for a record without one, which Streams would drop.
 */
final class ArrivalTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTimeMs) {
    return Math.max(0, record.timestamp());
  }
}
