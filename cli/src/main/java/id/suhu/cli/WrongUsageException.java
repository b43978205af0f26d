package id.suhu.cli;

/** The options of a command are invalid or contradict one another: exit code 2. */
public final class WrongUsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * * Creates the exception.
   *
   * @param sentence the option, its value, and the rule that it violates
   */
  public WrongUsageException(String sentence) {
    super(sentence);
  }
}
