package id.suhu.app.cli.alarms;

import id.suhu.messages.AlarmRecord;
import java.util.Optional;

/**
 * An alarm that needs attention.
 *
 * @param latest its latest event
 * @param json that event as it stands in the journal, as {@link EventJson} has it
 * @param raisedTime event time of its raise, where the journal or the status knows it
 * @param quality of its sensor, where a status tells
 */
record OpenAlarm(
    AlarmRecord latest, String json, Optional<String> raisedTime, Optional<String> quality) {}
