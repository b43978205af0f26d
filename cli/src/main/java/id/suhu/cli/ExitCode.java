package id.suhu.cli;

/** How a command ends. */
public final class ExitCode {

  /** Did what it was asked for, also when it was stopped by a signal or lost its reader. */
  public static final int DONE = 0;

  /** Could not do it, or found something wrong. */
  public static final int FAILED = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
