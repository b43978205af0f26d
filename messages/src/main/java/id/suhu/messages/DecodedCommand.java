package id.suhu.messages;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.SensorId;
import java.util.Optional;

/** What a record of the command topic is. */
public sealed interface DecodedCommand {

  /**
   * A command.
   *
   * @param sensor whose alarm
   * @param command what is asked of it
   */
  record Good(SensorId sensor, AlarmCommand command) implements DecodedCommand {

    /** Names the alarm. */
    public String alarmId() {
      return sensor + "/" + command.rule();
    }

    /** The same as one that cannot be carried out. */
    public Faulty faulty(Refusal refusal) {
      return new Faulty(
          Optional.of(command.id()),
          Optional.of(alarmId()),
          Optional.of(command.user()),
          Optional.of(command.comment()),
          refusal.text().english());
    }
  }

  /**
   * No command, with what can be read of it: whoever sent it may wait for an answer.
   *
   * @param fault why, as a sentence with the member, its value and the rule
   */
  record Faulty(
      Optional<String> commandId,
      Optional<String> alarmId,
      Optional<String> user,
      Optional<String> comment,
      String fault)
      implements DecodedCommand {}
}
