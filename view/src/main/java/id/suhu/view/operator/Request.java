package id.suhu.view.operator;

import id.suhu.core.command.AlarmCommand;
import id.suhu.view.alarm.OpenAlarm;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What an operator requests for each of some alarms.
 *
 * @param action the action
 * @param comment the operator's comment or reason
 * @param reached of the alarms that match a pattern, those that the pattern stands for
 * @param atRest whether a pattern of ids, such as {@code press-1/*}, also stands for alarms that
 *     were not raised
 * @param occurrence number of the occurrence meant; if empty, the current one
 */
public record Request(
    AlarmCommand.Action action,
    String comment,
    Predicate<OpenAlarm> reached,
    boolean atRest,
    OptionalLong occurrence) {

  /** Creates a request for alarms that have been raised, whatever their occurrence. */
  public Request(AlarmCommand.Action action, String comment, Predicate<OpenAlarm> reached) {
    this(action, comment, reached, OptionalLong.empty());
  }

  /** Creates a request for an occurrence of alarms that have been raised. */
  public Request(
      AlarmCommand.Action action,
      String comment,
      Predicate<OpenAlarm> reached,
      OptionalLong occurrence) {
    this(action, comment, reached, false, occurrence);
  }

  /** Returns whether the action concerns an occurrence, and not the alarm. */
  boolean isAboutOccurrence() {
    return action instanceof AlarmCommand.Acknowledge || action instanceof AlarmCommand.Reset;
  }

  /** Returns the request for alarms that may also be at rest. */
  public Request orAtRest() {
    return new Request(action, comment, reached, true, occurrence);
  }
}
