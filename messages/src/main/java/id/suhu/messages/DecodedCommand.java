package id.suhu.messages;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.SensorId;
import java.util.Optional;

/** The result of decoding a record of the command topic. */
public sealed interface DecodedCommand {

  /**
   * A command.
   *
   * @param sensor the sensor of the alarm
   * @param command the command
   */
  record Good(SensorId sensor, AlarmCommand command) implements DecodedCommand {}

  /**
   * An invalid record, with the members needed for an answer: its sender may be waiting for one.
   *
   * @param commandId at most the first 200 characters; as for the other members
   * @param alarmId of the alarm
   * @param user the operator
   * @param comment the operator's comment
   * @param fault a sentence with the member, its value and the rule
   */
  record Faulty(
      Optional<String> commandId,
      Optional<String> alarmId,
      Optional<String> user,
      Optional<String> comment,
      String fault)
      implements DecodedCommand {}
}
