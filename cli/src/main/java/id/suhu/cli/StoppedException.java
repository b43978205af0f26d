package id.suhu.cli;

/** A command was stopped by a signal before it had anything to show: exit 0. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The command leaves off here. */
  public StoppedException() {
    super("stopped by a signal");
  }
}
