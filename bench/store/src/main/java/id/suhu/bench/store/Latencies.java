package id.suhu.bench.store;

import java.util.Arrays;

/**
 * How long several requests took.
 *
 * @param median in ms
 * @param high the 90th percentile, in ms
 */
record Latencies(double median, double high) {

  /**
   * @param ms of each request, in any order
   * @throws IllegalArgumentException if there are none
   */
  static Latencies of(double... ms) {
    if (ms.length == 0) {
      throw new IllegalArgumentException("no request was measured");
    }
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted[sorted.length / 2], sorted[sorted.length * 9 / 10]);
  }
}
