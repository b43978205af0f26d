package id.suhu.bench.web;

import java.util.Arrays;
import java.util.Locale;

/** Quantiles of measured times, in ms. */
final class Quantiles {

  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * @throws IllegalArgumentException if there are none
   */
  static Quantiles of(double... ms) {
    if (ms.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  double at(double part) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.1f ms, p99 %.1f ms, longest %.1f ms, of %d",
        at(0.5),
        at(0.99),
        at(1),
        sorted.length);
  }
}
