package id.suhu.cli;

/** A command was stopped by a signal before it had a result: exit code 0. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public StoppedException() {
    super("stopped by a signal");
  }
}
