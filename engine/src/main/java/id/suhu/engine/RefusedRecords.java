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
 * Remembers records that the rejected topic refused. A refused write aborts the surrounding
 * transaction, and the engine restarts from its last commit; without this memory it would write the
 * same record again forever. A refused record is next written without its key and value, and then
 * not at all. After several complete refusals the topic itself is considered faulty, and nothing is
 * written to it for a while. Evaluation continues in each case. Thread-safe.
 */
final class RefusedRecords {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

  /** The parts of a record to be written. */
  private enum Shape {
    BARE,
    NOTHING
  }

  /** More refusals than this of records without key and value are attributed to the topic. */
  private static final int MOST_REFUSALS = 3;

  static final long PAUSE_MS = 600_000;

  private final Map<Position, Shape> shapes = new HashMap<>();
  private int refusedBare;
  private long pausedUntilMs = Long.MIN_VALUE;
  private long unwritten;

  /**
   * Records that the rejected topic refused a record.
   *
   * @param headers of the record, with its origin
   * @param reason Kafka's error
   * @param elapsedMs now
   */
  synchronized void refused(Headers headers, Exception reason, long elapsedMs) {
    Position position =
        new Position(
            Math.toIntExact(number(headers, OriginHeaders.PARTITION)),
            number(headers, OriginHeaders.OFFSET));
    Shape before = shapes.get(position);
    shapes.put(position, before == null ? Shape.BARE : Shape.NOTHING);
    LOG.atError()
        .addKeyValue("partition", position.partition())
        .addKeyValue("offset", position.offset())
        .addKeyValue("error", reason.getMessage())
        .log(
            before == null
                ? "The rejected topic refused a record; it will be written without key and value"
                : "The rejected topic refused a record without key and value; it will not be"
                    + " written");
    if (before != null && ++refusedBare >= MOST_REFUSALS) {
      pause(elapsedMs);
    }
  }

  /** Pauses all writes: the rejected topic accepts nothing because a right is missing. */
  synchronized void pause(long elapsedMs) {
    refusedBare = 0;
    shapes.clear();
    pausedUntilMs = elapsedMs + PAUSE_MS;
    LOG.atError()
        .addKeyValue("pauseSeconds", PAUSE_MS / 1_000)
        .log(
            "The rejected topic accepts no records; rejected records are not written for a"
                + " while. Readings are still evaluated");
  }

  /**
   * Returns the record to be written.
   *
   * @return null if nothing is to be written
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
    LOG.atWarn()
        .addKeyValue("partition", position.partition())
        .addKeyValue("offset", position.offset())
        .addKeyValue("sinceStart", unwritten)
        .log("A rejected record was not written");
    return null;
  }

  private static long number(Headers headers, String name) {
    return Long.parseLong(new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8));
  }
}
