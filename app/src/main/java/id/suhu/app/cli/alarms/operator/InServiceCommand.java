package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.Session;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand.PutInService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms in-service}. */
@Command(
    name = "in-service",
    description = {
      "Put alarms in service again.",
      "A pattern reaches the alarms that are out of service.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms in-service S1/high --comment 'new sensor'",
      "  suhu alarms in-service '*'",
    })
public final class InServiceCommand extends OperatorCommand {

  @Mixin private CommentOption comment = new CommentOption();

  /** The command in a session. */
  public InServiceCommand(Session session) {
    super(session);
  }

  @Override
  OperatorRequest request() {
    return OperatorRequest.ofAlarms(
        new PutInService(),
        comment.comment(),
        alarm -> alarm.state().equals(StateName.OUT_OF_SERVICE.code()));
  }
}
