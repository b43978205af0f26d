package id.suhu.app.cli.alarms.operator;

import id.suhu.core.command.AlarmCommand;
import java.util.UUID;

/**
 * A command to one alarm.
 *
 * @param target which
 * @param command what is asked of it
 */
record Order(AlarmTarget target, AlarmCommand command) {

  /** What is asked for, of an alarm; an id of its own tells it from every other. */
  static Order of(OperatorRequest request, String user, AlarmTarget target) {
    return new Order(
        target,
        new AlarmCommand(
            UUID.randomUUID().toString(),
            request.action(),
            target.rule(),
            target.occurrence(),
            user,
            request.comment()));
  }
}
