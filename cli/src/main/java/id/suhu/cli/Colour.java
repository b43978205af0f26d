package id.suhu.cli;

/** How much a line of text asks for, where colours are wanted. */
public enum Colour {
  RED(31),
  YELLOW(33),
  GREEN(32);

  private final int code;

  Colour(int code) {
    this.code = code;
  }

  /**
   * The text in this colour, by ECMA-48's escape sequences.
   *
   * @param wanted whether there is to be any colour
   */
  public String of(String text, boolean wanted) {
    return wanted ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
