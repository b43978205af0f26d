package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record on its way from the partition to which a client sent it to the one that owns its sensor.
 * It carries its original position and arrival time, so that it is evaluated in the same way.
 *
 * @param position its position in the reading topic
 * @param arrivalMs its timestamp in the reading topic
 * @param keyless whether its client sent it without a key, to any partition
 */
record ReroutedRecord(Position position, long arrivalMs, boolean keyless) {

  private static final String KEYLESS = "suhu.keyless";

  /**
   * Returns the record for the internal topic.
   *
   * @param key the sensor id, by which the internal topic is partitioned
   * @param value the reading's bytes; for a rejected record no bytes, which are not a valid
   *     reading, since only the rejection matters
   * @param wallMs now: Kafka would reject an arrival time far in the past, after the broker's clock
   *     was changed
   */
  Record<byte[], byte[]> record(byte[] key, byte[] value, long wallMs) {
    RecordHeaders headers = new RecordHeaders();
    header(headers, OriginHeaders.PARTITION, position.partition());
    header(headers, OriginHeaders.OFFSET, position.offset());
    header(headers, OriginHeaders.TIMESTAMP, arrivalMs);
    if (keyless) {
      headers.add(KEYLESS, new byte[0]);
    }
    return new Record<>(key, value, wallMs, headers);
  }

  /** Reads the headers of a record from the internal topic. */
  static ReroutedRecord of(Headers headers) {
    return new ReroutedRecord(
        new Position(
            Math.toIntExact(number(headers, OriginHeaders.PARTITION)),
            number(headers, OriginHeaders.OFFSET)),
        number(headers, OriginHeaders.TIMESTAMP),
        headers.lastHeader(KEYLESS) != null);
  }

  private static void header(RecordHeaders headers, String name, long value) {
    headers.add(name, Long.toString(value).getBytes(StandardCharsets.UTF_8));
  }

  private static long number(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null) {
      throw new IllegalStateException("re-routed record has no header '" + name + "'");
    }
    return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
  }
}
