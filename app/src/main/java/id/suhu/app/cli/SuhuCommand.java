package id.suhu.app.cli;

import id.suhu.cli.RootCommand;
import id.suhu.cli.Session;
import id.suhu.cli.VersionText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command; it only contains the others. */
@Command(
    name = "suhu",
    description = {
      "Real-time temperature alarms for factory machines, on Apache Kafka.",
      "(Alarm suhu mesin pabrik secara waktu nyata.)",
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu up --demo             the whole system, with simulated sensors",
      "  suhu watch                 readings above 80 °C as they arrive",
      "  suhu alarms list           alarms that need attention",
      "  suhu COMMAND --help        help for a command",
    },
    versionProvider = VersionText.class)
public final class SuhuCommand extends RootCommand {

  private SuhuCommand() {}

  /**
   * Creates the command line from these commands, with the completion command as the last one.
   *
   * @param commands in the order of the help
   */
  public static CommandLine holding(Session session, List<CommandLine> commands) {
    CommandLine root = new CommandLine(new SuhuCommand());
    commands.forEach(root::addSubcommand);
    return root.addSubcommand(new CompletionCommand(session.console()));
  }
}
