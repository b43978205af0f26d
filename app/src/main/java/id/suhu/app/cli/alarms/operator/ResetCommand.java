package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.Session;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.view.operator.Request;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms reset}. */
@Command(
    name = "reset",
    description = {
      "Reset latched alarms: an operator has inspected the machine.",
      "A pattern stands for the latched alarms that need attention. An active alarm cannot be reset.",
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

  /** Creates the command for a session. */
  public ResetCommand(Session session) {
    super(session);
  }

  @Override
  Request request() {
    return new Request(
        new Reset(),
        comment.comment(),
        alarm -> LATCHED.contains(alarm.latest().state()),
        occurrence.number(names()));
  }
}
