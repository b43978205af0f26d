package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.Session;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.view.operator.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms ack}. */
@Command(
    name = "ack",
    description = {
      "Acknowledge alarms: an operator has taken note.",
      "A pattern stands for the unacknowledged alarms that need attention.",
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

  /** Creates the command for a session. */
  public AcknowledgeCommand(Session session) {
    super(session);
  }

  @Override
  Request request() {
    return new Request(
        new Acknowledge(),
        comment.comment(),
        alarm -> alarm.needsAttention() && !alarm.latest().acknowledged(),
        occurrence.number(names()));
  }
}
