package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.Session;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.operator.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms in-service}. */
@Command(
    name = "in-service",
    description = {
      "Put alarms back into service.",
      "A pattern stands for the alarms that are out of service.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms in-service S1/high --comment 'new sensor'",
      "  suhu alarms in-service '*'",
    })
public final class InServiceCommand extends OperatorCommand {

  @Mixin private CommentOption comment = new CommentOption();

  /** Creates the command for a session. */
  public InServiceCommand(Session session) {
    super(session);
  }

  @Override
  Request request() {
    return new Request(new PutInService(), comment.comment(), OpenAlarm::isOutOfService);
  }
}
