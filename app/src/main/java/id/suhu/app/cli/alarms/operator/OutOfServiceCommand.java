package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.Session;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms out-of-service}. */
@Command(
    name = "out-of-service",
    description = {
      "Take alarms out of service: they do not ask for attention until they are put in service again.",
      "They are judged and journalled all the while.",
      "A pattern reaches all alarms that are not at rest.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms out-of-service S1/high --reason 'sensor is broken'",
      "  suhu alarms out-of-service 'S1/*' --reason 'sensor is broken'",
    })
public final class OutOfServiceCommand extends OperatorCommand {

  @Mixin private ReasonOption reason = new ReasonOption();

  /** The command in a session. */
  public OutOfServiceCommand(Session session) {
    super(session);
  }

  @Override
  OperatorRequest request() {
    return OperatorRequest.ofAlarms(new TakeOutOfService(), reason.reason(), alarm -> true);
  }
}
