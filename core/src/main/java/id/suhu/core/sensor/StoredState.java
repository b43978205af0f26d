package id.suhu.core.sensor;

import java.util.List;

/**
 * A sensor's state as it was written down: its alarms are still under the rules of then.
 *
 * @param state all but the alarms
 * @param alarms by their rules
 */
public record StoredState(SensorState state, List<StoredAlarm> alarms) {

  /** Copies the list. */
  public StoredState {
    alarms = List.copyOf(alarms);
  }
}
