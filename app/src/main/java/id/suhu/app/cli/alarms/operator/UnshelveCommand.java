package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.Session;
import id.suhu.core.command.AlarmCommand.Unshelve;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms unshelve}. */
@Command(
    name = "unshelve",
    description = {
      "Take shelved alarms back before their time is over.",
      "A pattern reaches the shelved alarms.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms unshelve S1/high",
      "  suhu alarms unshelve '*' --comment 'shift is over'",
    })
public final class UnshelveCommand extends OperatorCommand {

  @Mixin private CommentOption comment = new CommentOption();

  /** The command in a session. */
  public UnshelveCommand(Session session) {
    super(session);
  }

  @Override
  OperatorRequest request() {
    return OperatorRequest.ofAlarms(
        new Unshelve(), comment.comment(), alarm -> alarm.shelvedUntil().isPresent());
  }
}
