package id.suhu.cli;

/** The options of a command contradict one another or a rule: exit 2. */
public final class WrongUsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Wrong usage.
   *
   * @param sentence the option, its value, and the rule it breaks
   */
  public WrongUsageException(String sentence) {
    super(sentence);
  }
}
