package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.Session;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand.Reset;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms reset}. */
@Command(
    name = "reset",
    description = {
      "Reset latched alarms: somebody has looked at the machine.",
      "A pattern reaches the latched alarms. An alarm that is still active is refused.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms reset S1/high --comment 'bearing greased'",
      "  suhu alarms reset 'press-*'",
    })
public final class ResetCommand extends OperatorCommand {

  private static final Set<String> LATCHED =
      Set.of(StateName.LATCHED_UNACKNOWLEDGED.code(), StateName.LATCHED_ACKNOWLEDGED.code());

  @Mixin private CommentOption comment = new CommentOption();
  @Mixin private OccurrenceOption occurrence = new OccurrenceOption();

  /** The command in a session. */
  public ResetCommand(Session session) {
    super(session);
  }

  @Override
  OperatorRequest request() {
    return new OperatorRequest(
        new Reset(),
        comment.comment(),
        alarm -> LATCHED.contains(alarm.state()),
        Optional.of(occurrence));
  }
}
