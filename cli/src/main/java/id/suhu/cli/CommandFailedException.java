package id.suhu.cli;

/**
 * A command cannot do what it was asked for: exit 1. The message is a whole sentence for people.
 */
public final class CommandFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A failure of its own.
   *
   * @param sentence what is wrong, and what to do about it
   */
  public CommandFailedException(String sentence) {
    super(sentence);
  }

  /** The same, with what caused it. */
  public CommandFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
