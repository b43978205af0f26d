package id.suhu.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds what of a failing list is needed to make it fail.
 *
 * <p>Delta debugging, the algorithm <i>ddmin</i> without its test of single chunks: A. Zeller and
 * R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE Transactions on Software
 * Engineering 28(2), 2002. The list is cut into chunks, each is left out in turn and stays out
 * where the rest still fails; chunks are halved until they are single items none of which can be
 * left out.
 */
final class Shrinker {

  private Shrinker() {}

  /**
   * A part of the list, in its order, that fails and of which no single item can be left out.
   *
   * @param fails whether a list fails; true of the whole, and always the same for equal lists
   */
  static <T> List<T> smallest(List<T> whole, Predicate<List<T>> fails) {
    List<T> left = whole;
    int chunk = Math.max(1, left.size() / 2);
    while (true) {
      List<T> before = left;
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
      } else if (left.size() == before.size()) {
        return left;
      }
    }
  }
}
