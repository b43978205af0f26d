package id.suhu.store.questdb;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.util.Arrays;

/**
 * The newest rows of one sensor: all of those after a certain event time, of which nearly every
 * reading is. Not thread-safe.
 */
final class RecentRows {

  /** A sensor sends in order; a retry repeats one of the latest readings. */
  private static final int CAPACITY = 4;

  private final long[] timeMs = new long[CAPACITY];
  private final double[] celsius = new double[CAPACITY];
  private final int[] partition = new int[CAPACITY];
  private final long[] offset = new long[CAPACITY];

  /** The first ones are in use, in the order of their event times. */
  private int size;

  private long completeAfterMs;

  /**
   * Creates an empty object.
   *
   * @param completeAfterMs the sensor has no row after this event time
   */
  RecentRows(long completeAfterMs) {
    this.completeAfterMs = completeAfterMs;
  }

  /** Returns an event time after which the sensor has no row. */
  long newestMs() {
    return size == 0 ? completeAfterMs : Math.max(completeAfterMs, timeMs[size - 1]);
  }

  /** Returns whether all rows with the event time of a reading are known. */
  boolean covers(Reading reading) {
    return reading.eventTimeMs() > completeAfterMs;
  }

  /** Returns the position of the row of a reading's identity, or {@link Position#NONE}. */
  Position find(Reading reading) {
    for (int i = size - 1; i >= 0 && timeMs[i] >= reading.eventTimeMs(); i--) {
      if (timeMs[i] == reading.eventTimeMs() && celsius[i] == reading.celsius()) {
        return new Position(partition[i], offset[i]);
      }
    }
    return Position.NONE;
  }

  /** Adds a reading's row. Its event time must be covered, and it must not have a row. */
  void add(Reading reading) {
    if (size == CAPACITY) {
      if (reading.eventTimeMs() <= timeMs[0]) {
        completeAfterMs = reading.eventTimeMs();
        return;
      }
      completeAfterMs = timeMs[0];
      size--;
      shift(1, 0, size);
    }
    int at = size;
    while (at > 0 && timeMs[at - 1] > reading.eventTimeMs()) {
      at--;
    }
    shift(at, at + 1, size - at);
    size++;
    timeMs[at] = reading.eventTimeMs();
    celsius[at] = reading.celsius();
    partition[at] = reading.position().partition();
    offset[at] = reading.position().offset();
  }

  private void shift(int from, int to, int length) {
    System.arraycopy(timeMs, from, timeMs, to, length);
    System.arraycopy(celsius, from, celsius, to, length);
    System.arraycopy(partition, from, partition, to, length);
    System.arraycopy(offset, from, offset, to, length);
  }

  @Override
  public String toString() {
    return "after %d ms: %s"
        .formatted(completeAfterMs, Arrays.toString(Arrays.copyOf(timeMs, size)));
  }
}
