package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.SensorState;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A sensor in the engine's memory: its state, and what is still owed to others for it. Belongs to
 * one stream thread.
 */
final class SensorSlot {

  /** Stands for a time that has not come yet. */
  static final long NEVER = Long.MIN_VALUE;

  final SensorId sensor;
  final byte[] key;
  SensorState state;

  /** The state is not in the changelog yet. */
  boolean dirty;

  /** When the last good reading was taken in, in elapsed milliseconds. */
  long heardMs;

  /** The partition in which the reading stood that was taken in last; -1 before any. */
  int lastPartition;

  /** Its readings come from several partitions. */
  boolean spread;

  /** Readings that were taken in and not judged yet; null for none. */
  @Nullable HeldReadings held;

  /** What was stored of the sensor cannot be read. */
  boolean lost;

  /** What core says of the takeover is still to be written. */
  boolean unsettled;

  /** Stands in the silence wheel. */
  boolean watched;

  /** When the last status was sent, in elapsed milliseconds. */
  long statusSentMs = NEVER;

  /** Something has changed since then. */
  boolean statusOwed;

  /** Stands in the status desk's queue. */
  boolean statusQueued;

  /**
   * A processor takes the slot over. Marks of an earlier one, from before its task went to another
   * engine and came back, say nothing of the new one's wheel and queue.
   *
   * @param nowMs elapsed milliseconds: while nobody held the slot, nobody could hear the sensor
   */
  void takeOver(long nowMs) {
    heardMs = nowMs;
    watched = false;
    unsettled = false;
    statusSentMs = NEVER;
    statusQueued = false;
    if (held != null) {
      held.takeOver(nowMs);
    }
  }

  SensorSlot(SensorId sensor, SensorState state) {
    this.sensor = sensor;
    this.key = sensor.text().getBytes(StandardCharsets.UTF_8);
    this.state = state;
    this.lastPartition = state.position().partition();
  }
}
