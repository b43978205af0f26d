package id.suhu.app.cli.alarms.operator;

import id.suhu.core.alarm.EventType;
import id.suhu.core.command.AlarmCommand;
import id.suhu.view.alarm.OpenAlarm;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What is requested for each of the alarms on a command line.
 *
 * @param action the action
 * @param done the event of an executed command
 * @param comment the operator's comment or reason
 * @param reached of the alarms that match a pattern, those that the pattern stands for
 * @param occurrence number of the occurrence meant; if empty, the current one
 */
record Request(
    AlarmCommand.Action action,
    EventType done,
    String comment,
    Predicate<OpenAlarm> reached,
    OptionalLong occurrence) {

  /** Creates a request for an alarm, whatever its occurrence. */
  Request(
      AlarmCommand.Action action, EventType done, String comment, Predicate<OpenAlarm> reached) {
    this(action, done, comment, reached, OptionalLong.empty());
  }
}
