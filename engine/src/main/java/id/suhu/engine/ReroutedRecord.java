package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record on its way from the partition where a client put it to the one that owns its sensor. It
 * carries where it stood and when it arrived, so that it is judged there as it would have been
 * here.
 *
 * @param position where it stands in the reading topic
 * @param arrivalMs its timestamp there
 * @param keyless its client sent it without a key, to any partition
 */
record ReroutedRecord(Position position, long arrivalMs, boolean keyless) {

  private static final String KEYLESS = "suhu.keyless";

  /**
   * The record for the internal topic.
   *
   * @param key the sensor id, by which the internal topic is partitioned
   * @param value the reading's bytes; of a rejected one only that it was rejected matters, and no
   *     bytes are no reading
   * @param wallMs now: an arrival that the broker's clock has since left far behind would be
   *     refused
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

  /** What the internal topic's record carries. */
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
