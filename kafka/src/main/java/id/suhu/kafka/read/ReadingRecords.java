package id.suhu.kafka.read;

import id.suhu.core.reading.Position;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes consumer records of a reading topic. */
public final class ReadingRecords {

  private ReadingRecords() {}

  /** Decodes a record; its timestamp is its arrival time. */
  public static Decoded decode(ReadingDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
    return decoder.decode(
        record.key(),
        record.value(),
        record.timestamp(),
        new Position(record.partition(), record.offset()));
  }
}
