package id.suhu.app.cli.alarms.operator;

import id.suhu.core.alarm.EventType;
import id.suhu.core.command.AlarmCommand;

/**
 * A command to one alarm.
 *
 * @param alarm the alarm
 * @param command the command
 * @param done the event of the executed command
 */
record Order(AlarmId alarm, AlarmCommand command, EventType done) {

  /**
   * Creates an order.
   *
   * @param commandId identifies it; the engine executes it once
   * @throws IllegalArgumentException if the command is invalid
   */
  static Order of(AlarmId alarm, Request request, String commandId, String user) {
    return new Order(
        alarm,
        new AlarmCommand(
            commandId,
            request.action(),
            alarm.rule(),
            request.occurrence(),
            user,
            request.comment()),
        request.done());
  }
}
