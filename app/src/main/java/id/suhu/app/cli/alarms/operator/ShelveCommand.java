package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.DurationConverter;
import id.suhu.app.cli.Session;
import id.suhu.core.command.AlarmCommand.Shelve;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu alarms shelve}. */
@Command(
    name = "shelve",
    description = {
      "Shelve alarms: they do not ask for attention for a time, and come back by themselves.",
      "They are judged and journalled all the while.",
      "A pattern reaches all alarms that are not at rest.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms shelve S1/high --for 30m --reason 'bearing is replaced'",
      "  suhu alarms shelve 'press-4*' --for 2h --reason maintenance",
    })
public final class ShelveCommand extends OperatorCommand {

  @Mixin private ReasonOption reason = new ReasonOption();

  @Option(
      names = "--for",
      required = true,
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long, such as 30m or 2h; the rules say how long at most.")
  private Duration time = Duration.ZERO;

  /** The command in a session. */
  public ShelveCommand(Session session) {
    super(session);
  }

  @Override
  OperatorRequest request() {
    return OperatorRequest.ofAlarms(new Shelve(time), reason.reason(), alarm -> true);
  }
}
