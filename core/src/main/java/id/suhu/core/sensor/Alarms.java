package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;

/** Lists of alarms that share what has not changed. */
final class Alarms {

  private Alarms() {}

  /** The list with one alarm exchanged; the same list where it is an equal one. */
  static List<Alarm> replaced(List<Alarm> alarms, int index, Alarm alarm) {
    if (alarms.get(index).equals(alarm)) {
      return alarms;
    }
    List<Alarm> changed = new ArrayList<>(alarms);
    changed.set(index, alarm);
    return List.copyOf(changed);
  }
}
