package id.suhu.view.live;

import java.util.List;

/**
 * What has changed after a change.
 *
 * @param number the last change that is contained
 * @param sensors those whose state has changed, such as their quality or alarms
 * @param values those of which only the newest reading has changed
 * @param alarms events of the journal, in order
 */
public record PlantChanges(
    long number, List<SensorNow> sensors, List<SensorNow> values, List<AlarmNow> alarms) {

  /** Copies the lists. */
  public PlantChanges {
    sensors = List.copyOf(sensors);
    values = List.copyOf(values);
    alarms = List.copyOf(alarms);
  }

  /** Returns the same without events. */
  public PlantChanges withoutAlarms() {
    return new PlantChanges(number, sensors, values, List.of());
  }
}
