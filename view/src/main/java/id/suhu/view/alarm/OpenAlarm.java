package id.suhu.view.alarm;

import id.suhu.messages.AlarmRecord;
import id.suhu.messages.OpenAlarmJson;
import java.util.Optional;

/**
 * An alarm that needs attention.
 *
 * @param latest its latest event
 * @param json that event as written in the journal, on one line
 * @param raisedTime event time of its raise, if the journal or the status contains it
 * @param quality of its sensor, if there is a status
 */
public record OpenAlarm(
    AlarmRecord latest, String json, Optional<String> raisedTime, Optional<String> quality) {

  /** Returns the alarm as one line of JSON. */
  public String toJson() {
    return OpenAlarmJson.write(json, raisedTime, quality);
  }
}
