package id.suhu.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of a program's commands: help for all of them, and the version. */
public abstract class RootCommand extends CommandGroup {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;
}
