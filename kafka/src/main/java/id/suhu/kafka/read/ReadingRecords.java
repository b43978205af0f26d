package id.suhu.kafka.read;

import id.suhu.core.reading.Position;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of a reading topic as a consumer has them. */
public final class ReadingRecords {

  private ReadingRecords() {}

  /** Decodes a record; it arrived at its timestamp. */
  public static Decoded decode(ReadingDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
    return decoder.decode(
        record.key(),
        record.value(),
        record.timestamp(),
        new Position(record.partition(), record.offset()));
  }
}
