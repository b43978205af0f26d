package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.Session;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms ack}. */
@Command(
    name = "ack",
    description = {
      "Acknowledge alarms: somebody has taken note.",
      "A pattern reaches the alarms that are not acknowledged.",
      "Only the raise that the status shows now is acknowledged, never a newer one that nobody has seen.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms ack S1/high --comment 'on my way'",
      "  suhu alarms ack '*'",
      "  suhu alarms ack 'press-*/high' --user budi",
    })
public final class AcknowledgeCommand extends OperatorCommand {

  @Mixin private CommentOption comment = new CommentOption();
  @Mixin private OccurrenceOption occurrence = new OccurrenceOption();

  /** The command in a session. */
  public AcknowledgeCommand(Session session) {
    super(session);
  }

  @Override
  OperatorRequest request() {
    return new OperatorRequest(
        new Acknowledge(),
        comment.comment(),
        alarm -> !alarm.acknowledged(),
        Optional.of(occurrence));
  }
}
