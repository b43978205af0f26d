package id.suhu.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of a program's commands, with the options for help and version. */
public abstract class RootCommand extends CommandGroup {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // used by picocli
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // used by picocli
  private boolean version;
}
