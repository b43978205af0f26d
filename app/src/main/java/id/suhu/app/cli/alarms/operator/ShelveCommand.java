package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.DurationConverter;
import id.suhu.cli.Session;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.view.operator.Request;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu alarms shelve}. */
@Command(
    name = "shelve",
    description = {
      "Shelve alarms: they do not need attention for a time, and then come back.",
      "They are still evaluated and journalled. alarms.longestShelving limits the time.",
      "A pattern stands for the alarms that are not shelved; with a slash, such as 'S1/*', also for"
          + " those that are not raised.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms shelve S1/high --for 30m --reason 'bearing is being replaced'",
      "  suhu alarms shelve 'press-4*/*' --for 2h --reason maintenance",
    })
public final class ShelveCommand extends OperatorCommand {

  @Mixin private ReasonOption reason = new ReasonOption();

  @Option(
      names = "--for",
      required = true,
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "For how long, such as 30m or 2h.")
  private Duration time = Duration.ZERO;

  /** Creates the command for a session. */
  public ShelveCommand(Session session) {
    super(session);
  }

  @Override
  Request request() {
    return new Request(new Shelve(time), reason.reason(), alarm -> !alarm.isShelved()).orAtRest();
  }
}
