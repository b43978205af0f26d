package id.suhu.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the existing name that is closest to a misspelled one. */
final class NearestName {

  private NearestName() {}

  /** Returns the closest candidate, if it is close enough to be a spelling error. */
  static Optional<String> of(String written, Collection<String> candidates) {
    String plain = plain(written);
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))))
        .filter(nearest -> distance(plain, plain(nearest)) <= Math.max(1, plain.length() / 3));
  }

  /**
   * {@code on_delay}, {@code on-delay} and {@code onDelay} have the same distance to other names.
   */
  private static String plain(String name) {
    return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the optimal string alignment distance: the minimum number of insertions, deletions,
   * substitutions and transpositions of adjacent letters.
   */
  private static int distance(String a, String b) {
    // Three rows of the table of F. J. Damerau, "A technique for computer detection and correction
    // of spelling errors", CACM 7(3), 1964, filled as by R. A. Wagner and M. J. Fischer (1974).
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(exchanged, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }
}
