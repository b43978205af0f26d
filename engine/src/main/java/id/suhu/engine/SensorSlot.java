package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.StoredState;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A sensor in the engine's memory: its state, and what is still owed to others for it. Belongs to
 * one stream thread.
 */
final class SensorSlot {

  /** Stands for a time that has not come yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** Stands for a time that will not come. */
  static final long UNTIMED = Long.MAX_VALUE;

  final SensorId sensor;
  final byte[] key;

  /** Decides for the sensor. */
  final SensorLogic logic;

  /** How long it may say nothing, in milliseconds; 0 where no rule is about silence. */
  final long silentAfterMs;

  SensorState state;

  /** What was written down of it, until it is taken over. */
  @Nullable StoredState restored;

  /** The state is not in the changelog yet. */
  boolean dirty;

  /** When the last good reading was taken in, in elapsed milliseconds. */
  long heardMs;

  /** Stands in the silence wheel. */
  boolean watched;

  /** When the wheel of what is due by time will look at it next, in elapsed milliseconds. */
  long timedMs = UNTIMED;

  /** When the last status was sent, in elapsed milliseconds. */
  long statusSentMs = NEVER;

  /** Something has changed since then. */
  boolean statusOwed;

  SensorSlot(SensorId sensor, SensorLogic logic) {
    this.sensor = sensor;
    this.key = sensor.text().getBytes(StandardCharsets.UTF_8);
    this.logic = logic;
    this.silentAfterMs = logic.rules().silence().map(rule -> rule.after().toMillis()).orElse(0L);
    this.state = logic.unknown();
  }
}
