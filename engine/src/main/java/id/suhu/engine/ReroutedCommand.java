package id.suhu.engine;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * An operator's command on its way to the partition that owns its sensor, in the same internal
 * topic as re-routed readings.
 *
 * @param arrivedMs its timestamp in the command topic
 */
record ReroutedCommand(long arrivedMs) {

  private static final String ARRIVED = "suhu.command";

  /**
   * Returns the record for the internal topic.
   *
   * @param key the sensor id, by which the internal topic is partitioned
   * @param value the command's bytes
   * @param wallMs now
   */
  Record<byte[], byte[]> record(byte[] key, byte[] value, long wallMs) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(ARRIVED, Long.toString(arrivedMs).getBytes(StandardCharsets.UTF_8));
    return new Record<>(key, value, wallMs, headers);
  }

  /** Returns whether a record of the internal topic is a command. */
  static boolean isIn(Headers headers) {
    return headers.lastHeader(ARRIVED) != null;
  }

  /** Reads the header of a command from the internal topic. */
  static ReroutedCommand of(Headers headers) {
    Header arrived = headers.lastHeader(ARRIVED);
    return new ReroutedCommand(Long.parseLong(new String(arrived.value(), StandardCharsets.UTF_8)));
  }
}
