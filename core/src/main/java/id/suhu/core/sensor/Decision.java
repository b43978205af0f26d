package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import java.util.List;

/**
 * What became of an input: all that whoever feeds the state must know.
 *
 * @param next the sensor's state from now on; it tells when a tick is due
 * @param events for the journal, in order; mostly none
 * @param statusDue whether others are to be told of the sensor at once: an alarm or its quality has
 *     changed
 */
public record Decision(SensorState next, List<AlarmEvent> events, boolean statusDue) {

  /** After an input that has no events. */
  static Decision quiet(SensorState before, SensorState next) {
    return new Decision(next, List.of(), before.quality() != next.quality());
  }

  /** After a reading of a sensor that is not silent, or no longer: its quality is good now. */
  static Decision ofReading(SensorState before, SensorState next, List<AlarmEvent> events) {
    return new Decision(next, events, before.rejected() || !events.isEmpty());
  }

  static Decision of(SensorState next, List<AlarmEvent> events) {
    return new Decision(next, events, true);
  }
}
