package id.suhu.cli;

/** The colour of a line of text. */
public enum Colour {
  RED(31),
  YELLOW(33),
  GREEN(32);

  private final int code;

  Colour(int code) {
    this.code = code;
  }

  /**
   * Returns the text in this colour, using ECMA-48 escape sequences.
   *
   * @param wanted whether to use colours at all
   */
  public String of(String text, boolean wanted) {
    return wanted ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
