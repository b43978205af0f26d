package id.suhu.app.cli;

import id.suhu.cli.RootCommand;
import id.suhu.cli.Session;
import id.suhu.cli.VersionText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that holds the others; by itself it does nothing. */
@Command(
    name = "suhu",
    description = {
      "Real-time temperature alarms for factory machines, on Apache Kafka.",
      "(Alarm suhu mesin pabrik secara langsung.)",
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu up --demo             the whole system, with simulated sensors",
      "  suhu watch                 every reading above 80 °C, as it comes",
      "  suhu alarms list           what needs attention now",
      "  suhu COMMAND --help        more about a command",
    },
    versionProvider = VersionText.class)
public final class SuhuCommand extends RootCommand {

  private SuhuCommand() {}

  /**
   * The root of the command line: these commands, and last the one for completion.
   *
   * @param commands in the order of the help
   */
  public static CommandLine holding(Session session, List<CommandLine> commands) {
    CommandLine root = new CommandLine(new SuhuCommand());
    commands.forEach(root::addSubcommand);
    return root.addSubcommand(new CompletionCommand(session.console()));
  }
}
