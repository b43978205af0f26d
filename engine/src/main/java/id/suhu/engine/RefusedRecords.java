package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what the rejected topic did not take. A refused write spoils the transaction around it,
 * so the engine starts again from its last commit; without this memory it would write the same
 * record again, for ever. A record that was refused whole is written without its key and value, and
 * one that was refused so too is not written. When several were, the topic itself is at fault, and
 * nothing is written to it for a while. Judging goes on in each case. Thread-safe.
 */
final class RefusedRecords {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

  /** What is to be written of a record. */
  private enum Shape {
    BARE,
    NOTHING
  }

  /** More than a few refusals of bare records are the topic's doing. */
  private static final int MOST_REFUSALS = 3;

  static final long PAUSE_MS = 600_000;

  private final Map<Position, Shape> shapes = new HashMap<>();
  private int refusedBare;
  private long pausedUntilMs = Long.MIN_VALUE;
  private long unwritten;

  /**
   * The rejected topic did not take a record.
   *
   * @param headers of the record, which tell where it came from
   * @param reason what Kafka said
   * @param elapsedMs now
   */
  synchronized void refused(Headers headers, Exception reason, long elapsedMs) {
    Position position =
        new Position(
            Math.toIntExact(number(headers, OriginHeaders.PARTITION)),
            number(headers, OriginHeaders.OFFSET));
    Shape before = shapes.get(position);
    shapes.put(position, before == null ? Shape.BARE : Shape.NOTHING);
    LOG.error(
        "rejected topic refused the record of partition {} offset {}{}: {}",
        position.partition(),
        position.offset(),
        before == null ? "; it will be written without its bytes" : ", and without its bytes too",
        reason.getMessage());
    if (before != null && ++refusedBare >= MOST_REFUSALS) {
      pause(elapsedMs);
    }
  }

  /** The rejected topic takes nothing: a right is missing. */
  synchronized void pause(long elapsedMs) {
    refusedBare = 0;
    shapes.clear();
    pausedUntilMs = elapsedMs + PAUSE_MS;
    LOG.error(
        "rejected topic takes no records; rejected records are not kept for {} s, readings are"
            + " judged all the same",
        PAUSE_MS / 1_000);
  }

  /**
   * What is to be written.
   *
   * @return null for nothing
   */
  synchronized @Nullable Record<byte[], byte[]> allowed(
      RejectedRecord record, Position position, long elapsedMs) {
    Shape shape = elapsedMs < pausedUntilMs ? Shape.NOTHING : shapes.get(position);
    if (shape == null) {
      return record.whole();
    }
    if (shape == Shape.BARE) {
      return record.bare();
    }
    unwritten++;
    LOG.warn(
        "rejected record of partition {} offset {} is not kept; {} since the engine's start",
        position.partition(),
        position.offset(),
        unwritten);
    return null;
  }

  private static long number(Headers headers, String name) {
    return Long.parseLong(new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8));
  }
}
