package id.suhu.view.alarm;

import id.suhu.core.alarm.StateName;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.OpenAlarmJson;
import id.suhu.messages.SetAside;
import java.util.Optional;

/**
 * An alarm that is not at rest: it needs attention, or an operator has set it aside.
 *
 * @param latest its latest event, other than a refused command
 * @param json that event as written in the journal, on one line
 * @param raisedTime event time of its raise, if the journal or the status contains it
 * @param quality of its sensor, if there is a status
 * @param shelf who has shelved it, if it is shelved and the journal contains it
 * @param outOfService who has taken it out of service, if it is and the journal contains it
 */
public record OpenAlarm(
    AlarmRecord latest,
    String json,
    Optional<String> raisedTime,
    Optional<String> quality,
    Optional<SetAside> shelf,
    Optional<SetAside> outOfService) {

  /** Returns whether the alarm needs attention, and is not set aside. */
  public boolean needsAttention() {
    return latest.needsAttention();
  }

  /** Returns whether the alarm is shelved; it may be out of service, too. */
  public boolean isShelved() {
    return latest.state().equals(StateName.SHELVED.code()) || shelf.isPresent();
  }

  /** Returns whether the alarm is out of service. */
  public boolean isOutOfService() {
    return latest.state().equals(StateName.OUT_OF_SERVICE.code());
  }

  /** Returns the alarm as one line of JSON. */
  public String toJson() {
    return OpenAlarmJson.write(json, raisedTime, quality, shelf, outOfService);
  }
}
