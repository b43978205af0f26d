package id.suhu.app.cli.alarms.operator;

import id.suhu.core.alarm.EventType;
import id.suhu.messages.AlarmRecord;

/**
 * What the engine answered to a command.
 *
 * @param event its event in the journal
 * @param json that event as it stands there
 */
record Answer(AlarmRecord event, String json) {

  /** Whether the command was carried out. */
  boolean isAccepted() {
    return !event.event().equals(EventType.REFUSED.code());
  }
}
