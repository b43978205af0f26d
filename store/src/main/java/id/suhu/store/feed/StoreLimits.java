package id.suhu.store.feed;

import java.time.Duration;
import java.util.Optional;

/**
 * How much is kept.
 *
 * @param readings readings older than this, by event time, are removed, and their rollups
 * @param events alarm events older than this, by event time, are removed
 * @param bytes above this size, the oldest readings are removed before that, and then the oldest
 *     events; if empty, a quarter of the disk
 * @param reservedBytes free space of the disk below which the oldest readings are removed, and
 *     nothing is stored: Kafka and the alarms need it
 */
public record StoreLimits(
    Duration readings, Duration events, Optional<Long> bytes, long reservedBytes) {

  /** Several times what Kafka writes between two looks. */
  public static final long DEFAULT_RESERVED_BYTES = 1024L * 1024 * 1024;
}
