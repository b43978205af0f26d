package id.suhu.spark;

import id.suhu.cli.RootCommand;
import id.suhu.cli.Session;
import id.suhu.cli.VersionText;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that holds the jobs; by itself it does nothing. */
@Command(
    name = "suhu spark",
    description = "Run a job on Apache Spark: in this process, or on a cluster.",
    synopsisSubcommandLabel = "JOB",
    commandListHeading = "%nJobs:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu spark hot-readings                       as 'suhu watch', by Spark",
      "  suhu spark archive --output /data/archive     every reading to Parquet",
      "  suhu spark JOB --help                         more about a job",
    },
    versionProvider = VersionText.class)
final class SparkCommand extends RootCommand {

  private SparkCommand() {}

  /** The root of the command line, with every job. */
  static CommandLine holding(Session session) {
    return new CommandLine(new SparkCommand())
        .addSubcommand(new HotReadingsCommand(session))
        .addSubcommand(new ArchiveCommand(session));
  }
}
