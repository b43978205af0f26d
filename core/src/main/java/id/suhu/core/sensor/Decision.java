package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import java.util.List;

/**
 * What became of an input.
 *
 * @param next the sensor's state from now on
 * @param events for the journal, in order; mostly none
 */
public record Decision(SensorState next, List<AlarmEvent> events) {

  static Decision quiet(SensorState next) {
    return new Decision(next, List.of());
  }
}
