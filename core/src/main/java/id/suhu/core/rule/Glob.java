package id.suhu.core.rule;

/**
 * A pattern for sensor ids: {@code *} stands for any characters, {@code ?} for one character.
 * Immutable.
 *
 * @param pattern not empty
 */
public record Glob(String pattern) {

  /** Matches every id. */
  public static final Glob ALL = new Glob("*");

  /**
   * @throws IllegalArgumentException if the pattern is empty
   */
  public Glob {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("a pattern must not be empty; '*' matches every id");
    }
  }

  /** Returns whether the pattern is an id, without wildcards. */
  public boolean isLiteral() {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  /** Returns the number of characters that are not wildcards. */
  public int literals() {
    return (int) pattern.chars().filter(each -> each != '*' && each != '?').count();
  }

  /** Returns whether an id matches. Takes at most the product of both lengths in steps. */
  public boolean matches(String id) {
    int next = 0;
    int at = 0;
    int star = -1;
    int starAt = 0;
    while (at < id.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        starAt = at;
      } else if (next < pattern.length()
          && (pattern.charAt(next) == '?' || pattern.charAt(next) == id.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        // The rest did not match here: the last star takes one more character.
        next = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
