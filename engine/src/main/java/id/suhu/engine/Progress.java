package id.suhu.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.Uuid;

/**
 * The progress of a partition's owner in the reading topic, kept with the sensors' states: in its
 * own partition, and in the others as far as their readings were re-routed to it.
 *
 * <p>The group's committed offsets contain the same, but Kafka deletes them after a long absence of
 * the engine, and any user with the right may delete them. The progress is written in the same
 * transaction as the states, so a reading that is read again is recognised and has no effect.
 *
 * <p>An offset alone is not sufficient: after a power failure Kafka may have lost records and
 * reused their offsets. A record that arrived later than all records taken in is new, whatever its
 * offset.
 *
 * <p>Used by one stream thread.
 */
final class Progress {

  /** The route of records read from the owner's own partition. */
  static final int DIRECT = 0;

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

  private Uuid topicId = Uuid.ZERO_UUID;
  private long[] nextOffsets = new long[0];
  private long[] newestArrivalsMs = new long[0];
  private boolean changed;

  /**
   * Sets the topic. Progress in an earlier topic of the same name is discarded.
   *
   * @param partitions its number of partitions
   */
  void in(Uuid topic, int partitions) {
    if (!topicId.equals(topic)) {
      topicId = topic;
      nextOffsets = new long[0];
      newestArrivalsMs = new long[0];
    }
    int known = nextOffsets.length;
    int ways = 1 + partitions;
    if (known < ways) {
      nextOffsets = Arrays.copyOf(nextOffsets, ways);
      newestArrivalsMs = Arrays.copyOf(newestArrivalsMs, ways);
      Arrays.fill(newestArrivalsMs, known, ways, Long.MIN_VALUE);
    }
  }

  /** Returns the route of records re-routed from a partition. */
  static int reroutedFrom(int partition) {
    return partition + 1;
  }

  /** Returns whether a record on a route was taken in before. */
  boolean hasTaken(int way, long offset, long arrivalMs) {
    return offset < nextOffsets[way] && arrivalMs <= newestArrivalsMs[way];
  }

  /** Records that a record on a route is taken in. */
  void take(int way, long offset, long arrivalMs) {
    nextOffsets[way] = offset + 1;
    newestArrivalsMs[way] = Math.max(newestArrivalsMs[way], arrivalMs);
    changed = true;
  }

  /** Returns whether records were taken in since the last {@link #write}. */
  boolean isChanged() {
    return changed;
  }

  /** Returns the progress as bytes. */
  byte[] write() {
    changed = false;
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + nextOffsets.length * 2 * Long.BYTES);
    bytes.put(VERSION);
    bytes.putLong(topicId.getMostSignificantBits()).putLong(topicId.getLeastSignificantBits());
    bytes.putInt(nextOffsets.length);
    for (int i = 0; i < nextOffsets.length; i++) {
      bytes.putLong(nextOffsets[i]).putLong(newestArrivalsMs[i]);
    }
    return bytes.array();
  }

  /**
   * Reads stored progress.
   *
   * @throws IllegalArgumentException if the bytes are damaged, or of a newer program
   */
  void read(byte[] kept) {
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    if (kept.length < HEAD_BYTES || bytes.get() != VERSION) {
      throw new IllegalArgumentException(
          "the engine's progress of %d bytes is damaged, or of a newer program"
              .formatted(kept.length));
    }
    topicId = new Uuid(bytes.getLong(), bytes.getLong());
    int ways = bytes.getInt();
    if (ways < 0 || kept.length != HEAD_BYTES + ways * 2L * Long.BYTES) {
      throw new IllegalArgumentException(
          "the engine's progress of %d bytes is damaged: it has %d routes"
              .formatted(kept.length, ways));
    }
    nextOffsets = new long[ways];
    newestArrivalsMs = new long[ways];
    for (int i = 0; i < ways; i++) {
      nextOffsets[i] = bytes.getLong();
      newestArrivalsMs[i] = bytes.getLong();
    }
  }
}
