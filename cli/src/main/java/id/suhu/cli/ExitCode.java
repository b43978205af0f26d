package id.suhu.cli;

/** The exit codes of commands. */
public final class ExitCode {

  /** Success; also if the command was stopped by a signal or its output was closed. */
  public static final int DONE = 0;

  /** The command failed, or found a fault. */
  public static final int FAILED = 1;

  /** The command line is invalid. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
