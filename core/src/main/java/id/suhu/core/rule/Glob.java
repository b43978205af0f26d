package id.suhu.core.rule;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one, all others for
 * themselves. Immutable.
 *
 * @param pattern not empty
 */
public record Glob(String pattern) {

  /** Matches every name. */
  public static final Glob ALL = new Glob("*");

  /**
   * @throws IllegalArgumentException if the pattern is empty
   */
  public Glob {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("a pattern must not be empty; '*' matches every name");
    }
  }

  /** Whether it is a name and nothing else. */
  public boolean isName() {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  /** How many characters of a name it says. */
  public int literals() {
    return (int) pattern.chars().filter(c -> c != '*' && c != '?').count();
  }

  /** Whether a name fits. Takes time in the order of both lengths multiplied, at worst. */
  public boolean matches(String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        // What follows the last star did not fit here: the star takes one character more.
        p = star + 1;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
