package id.suhu.cli;

/** A command has failed: exit code 1. The message is a complete sentence for the user. */
public final class CommandFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure without a cause.
   *
   * @param sentence what is wrong, and how to fix it
   */
  public CommandFailedException(String sentence) {
    super(sentence);
  }

  /** Creates a failure with a cause. */
  public CommandFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
