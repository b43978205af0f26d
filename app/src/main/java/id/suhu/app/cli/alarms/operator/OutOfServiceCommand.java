package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.Session;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.view.operator.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms out-of-service}. */
@Command(
    name = "out-of-service",
    description = {
      "Take alarms out of service: they do not need attention until they are put back.",
      "They are still evaluated and journalled.",
      "A pattern stands for the alarms that are in service; with a slash, such as 'S1/*', also for"
          + " those that are not raised.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms out-of-service S1/high --reason 'sensor is broken'",
      "  suhu alarms out-of-service 'press-4*/high' --reason 'sensor is broken'",
    })
public final class OutOfServiceCommand extends OperatorCommand {

  @Mixin private ReasonOption reason = new ReasonOption();

  /** Creates the command for a session. */
  public OutOfServiceCommand(Session session) {
    super(session);
  }

  @Override
  Request request() {
    return new Request(new TakeOutOfService(), reason.reason(), alarm -> !alarm.isOutOfService())
        .orAtRest();
  }
}
