package id.suhu.view.operator;

import id.suhu.core.alarm.AlarmId;
import id.suhu.core.command.AlarmCommand;

/**
 * A command to one alarm.
 *
 * @param alarm the alarm
 * @param command the command
 */
public record Order(AlarmId alarm, AlarmCommand command) {

  /**
   * Creates an order. An acknowledgement or a reset by a pattern is for the occurrence that the
   * pattern has found: one that is raised meanwhile has not been seen.
   *
   * @param commandId identifies it; the engine executes it once
   * @throws IllegalArgumentException if the command is invalid
   */
  public static Order of(Target target, Request request, String commandId, String user) {
    return new Order(
        target.alarm(),
        new AlarmCommand(
            commandId,
            request.action(),
            target.alarm().rule(),
            request.isAboutOccurrence() && request.occurrence().isEmpty()
                ? target.seen()
                : request.occurrence(),
            user,
            request.comment()));
  }
}
