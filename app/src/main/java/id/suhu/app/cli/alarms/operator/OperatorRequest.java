package id.suhu.app.cli.alarms.operator;

import id.suhu.core.command.AlarmCommand;
import id.suhu.messages.StatusRecord;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is asked of every alarm that a command line names.
 *
 * @param action what
 * @param comment what the operator says to it
 * @param reached the alarms that a pattern stands for: those to which it can be done
 * @param occurrence where the command is about one raise, which
 */
record OperatorRequest(
    AlarmCommand.Action action,
    String comment,
    Predicate<StatusRecord.Alarm> reached,
    Optional<OccurrenceOption> occurrence) {

  /** About an alarm, whichever its current raise is. */
  static OperatorRequest ofAlarms(
      AlarmCommand.Action action, String comment, Predicate<StatusRecord.Alarm> reached) {
    return new OperatorRequest(action, comment, reached, Optional.empty());
  }
}
