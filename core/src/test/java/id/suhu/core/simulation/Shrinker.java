package id.suhu.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reduces a list that fails to a short part that still fails.
 *
 * <p>This is delta debugging, the algorithm <i>ddmin</i> without its test of single chunks: A.
 * Zeller and R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE Transactions
 * on Software Engineering 28(2), 2002. The list is divided into chunks. Each chunk is removed in
 * turn, and stays removed if the rest still fails. The size of the chunks is halved until they are
 * single items, none of which can be removed.
 */
final class Shrinker {

  private Shrinker() {}

  /**
   * Returns a part of the list, in its order, that fails and from which no single item can be
   * removed.
   *
   * @param fails whether a list fails; true for the whole list, and always the same for equal lists
   */
  static <T> List<T> smallest(List<T> whole, Predicate<List<T>> fails) {
    List<T> left = whole;
    int chunk = Math.max(1, left.size() / 2);
    while (true) {
      int before = left.size();
      for (int from = 0; from < left.size(); ) {
        List<T> fewer = new ArrayList<>(left.subList(0, from));
        fewer.addAll(left.subList(Math.min(from + chunk, left.size()), left.size()));
        if (fails.test(fewer)) {
          left = fewer;
        } else {
          from += chunk;
        }
      }
      if (chunk > 1) {
        chunk /= 2;
      } else if (left.size() == before) {
        return left;
      }
    }
  }
}
