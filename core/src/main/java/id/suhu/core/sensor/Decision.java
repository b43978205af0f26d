package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import java.util.List;

/**
 * The result of an input.
 *
 * @param next the sensor's new state; it determines when a tick is due
 * @param events events for the journal, in order; usually none
 * @param statusDue whether the sensor's status must be published at once, because an alarm or the
 *     quality has changed
 */
public record Decision(SensorState next, List<AlarmEvent> events, boolean statusDue) {

  /** Returns a decision without events. */
  static Decision quiet(SensorState before, SensorState next) {
    return new Decision(next, List.of(), before.quality() != next.quality());
  }

  /**
   * Returns the decision for a reading of a sensor that is not, or no longer, silent: its quality
   * is now good.
   */
  static Decision ofReading(SensorState before, SensorState next, List<AlarmEvent> events) {
    return new Decision(next, events, before.rejected() || !events.isEmpty());
  }

  static Decision of(SensorState next, List<AlarmEvent> events) {
    return new Decision(next, events, true);
  }
}
