package id.suhu.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.Uuid;

/**
 * How far a partition's owner has come in the reading topic, kept with the sensors' states: in its
 * own partition, and in the others as far as their readings were re-routed to it.
 *
 * <p>The group's committed offsets say the same, but Kafka forgets them once an engine has been
 * away for long, and anybody with the right may delete them. What is kept here lies in the
 * transaction of the states, so a reading that is read again is known and moves nothing.
 *
 * <p>An offset alone would not do: after a power cut Kafka may have lost records and given their
 * offsets to others. A record that arrived later than all that were taken is new, whatever its
 * offset.
 *
 * <p>One stream thread.
 */
final class Progress {

  /** The way of the records that are read from the owner's own partition. */
  static final int DIRECT = 0;

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

  private Uuid topicId = Uuid.ZERO_UUID;
  private long[] nextOffsets = new long[0];
  private long[] newestArrivalsMs = new long[0];
  private boolean changed;

  /**
   * Says which topic is read. What was kept of another one of the same name is void.
   *
   * @param partitions how many it has
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

  /** The way of the records that were re-routed from a partition. */
  static int reroutedFrom(int partition) {
    return partition + 1;
  }

  /** Whether a record that came on a way was taken in before. */
  boolean hasTaken(int way, long offset, long arrivalMs) {
    return offset < nextOffsets[way] && arrivalMs <= newestArrivalsMs[way];
  }

  /** A record that came on a way is taken in. */
  void take(int way, long offset, long arrivalMs) {
    nextOffsets[way] = offset + 1;
    newestArrivalsMs[way] = Math.max(newestArrivalsMs[way], arrivalMs);
    changed = true;
  }

  /** Whether anything was taken in since the last {@link #write}. */
  boolean isChanged() {
    return changed;
  }

  /** As bytes. */
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
   * Takes over what was kept.
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
          "the engine's progress of %d bytes is damaged: it tells of %d ways"
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
