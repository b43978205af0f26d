package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.time.DueWheel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sensor in the engine's memory: its state, and pending output. Used by one stream thread. */
final class SensorSlot {

  private static final Logger LOG = LoggerFactory.getLogger(SensorSlot.class);

  /** Represents a time that has not come yet. */
  static final long NEVER = Long.MIN_VALUE;

  final SensorId sensor;
  SensorState state;

  /** Whether the state is not in the changelog yet. */
  boolean dirty;

  /** When the last good reading was taken in, in elapsed milliseconds. */
  long receivedMs;

  /** The partition of the reading that was taken in last; -1 before the first. */
  int lastPartition;

  /** Whether its readings come from several partitions. */
  boolean spread;

  /** Readings that were taken in and not evaluated yet; null for none. */
  @Nullable HeldReadings held;

  /** Whether the stored state could not be read. */
  boolean lost;

  /** Whether the events of the takeover are still to be written. */
  boolean unsettled;

  /** Whether the sensor is in the silence wheel. */
  boolean watched;

  /** When a shelving ends or a reminder is due, in elapsed milliseconds. */
  long deadlineMs = DueWheel.NEVER;

  /** When the last status was sent, in elapsed milliseconds. */
  long statusSentMs = NEVER;

  /** Whether the status has changed since then. */
  boolean statusOwed;

  /** Whether the sensor is in the status desk's queue. */
  boolean statusQueued;

  /**
   * Called when a processor takes the slot over. The flags of an earlier one, from before its task
   * moved to another engine and back, do not apply to the new one's wheel and queue.
   *
   * @param nowMs elapsed milliseconds: before the takeover, no reading of the sensor could be
   *     received
   */
  void takeOver(long nowMs) {
    receivedMs = nowMs;
    watched = false;
    deadlineMs = DueWheel.NEVER;
    unsettled = false;
    statusSentMs = NEVER;
    statusQueued = false;
    if (held != null) {
      held.takeOver(nowMs);
    }
  }

  SensorSlot(SensorId sensor, SensorState state) {
    this.sensor = sensor;
    this.state = state;
    this.lastPartition = state.position().partition();
  }

  /** Returns the slot of a sensor whose stored state cannot be read. */
  static SensorSlot lost(SensorId sensor, IllegalArgumentException cause) {
    LOG.debug("A stored state cannot be read", cause);
    SensorSlot slot = new SensorSlot(sensor, SensorState.unknown(sensor));
    slot.lost = true;
    return slot;
  }
}
