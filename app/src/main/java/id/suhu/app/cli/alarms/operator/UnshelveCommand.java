package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.Session;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.operator.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms unshelve}. */
@Command(
    name = "unshelve",
    description = {
      "End the shelving of alarms before its time is over.",
      "A pattern stands for the shelved alarms.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms unshelve S1/high",
      "  suhu alarms unshelve '*' --comment 'maintenance is done'",
    })
public final class UnshelveCommand extends OperatorCommand {

  @Mixin private CommentOption comment = new CommentOption();

  /** Creates the command for a session. */
  public UnshelveCommand(Session session) {
    super(session);
  }

  @Override
  Request request() {
    return new Request(new Unshelve(), comment.comment(), OpenAlarm::isShelved);
  }
}
