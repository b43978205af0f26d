package id.suhu.spark;

import id.suhu.cli.RootCommand;
import id.suhu.cli.Session;
import id.suhu.cli.VersionText;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent command of the jobs. */
@Command(
    name = "suhu spark",
    description = "Run a job on Apache Spark: in this process, or on a cluster.",
    synopsisSubcommandLabel = "JOB",
    commandListHeading = "%nJobs:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu spark hot-readings                       like 'suhu watch', with Spark",
      "  suhu spark archive --output /data/archive     archive all records as Parquet",
      "  suhu spark JOB --help                         help for a job",
    },
    versionProvider = VersionText.class)
final class SparkCommand extends RootCommand {

  private SparkCommand() {}

  /** Returns the root of the command line, with all jobs. */
  static CommandLine holding(Session session) {
    return new CommandLine(new SparkCommand())
        .addSubcommand(new HotReadingsCommand(session))
        .addSubcommand(new ArchiveCommand(session));
  }
}
