package id.suhu.view.alarm;

import id.suhu.messages.AlarmRecord;
import id.suhu.messages.OpenAlarmJson;
import java.util.Optional;

/**
 * An alarm that needs attention.
 *
 * @param latest its latest event
 * @param json that event as it stands in the journal, on one line
 * @param raisedTime event time of its raise, where the journal or the status knows it
 * @param quality of its sensor, where a status tells
 */
public record OpenAlarm(
    AlarmRecord latest, String json, Optional<String> raisedTime, Optional<String> quality) {

  /** The alarm as one line of JSON. */
  public String toJson() {
    return OpenAlarmJson.write(json, raisedTime, quality);
  }
}
