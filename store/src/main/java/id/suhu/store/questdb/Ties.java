package id.suhu.store.questdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Sorts rows that have the same time, of rows in the order of their times. Keeps those of one time.
 *
 * @param <T> the type of the rows
 */
final class Ties<T> {

  private final ToLongFunction<T> time;
  private final Comparator<T> order;
  private final Consumer<T> to;
  private final List<T> equal = new ArrayList<>();

  Ties(ToLongFunction<T> time, Comparator<T> order, Consumer<T> to) {
    this.time = time;
    this.order = order;
    this.to = to;
  }

  void add(T row) {
    if (!equal.isEmpty() && time.applyAsLong(equal.get(0)) != time.applyAsLong(row)) {
      end();
    }
    equal.add(row);
  }

  /** Passes on the last rows. */
  void end() {
    equal.sort(order);
    equal.forEach(to);
    equal.clear();
  }
}
