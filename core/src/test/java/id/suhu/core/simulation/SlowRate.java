package id.suhu.core.simulation;

import id.suhu.core.rule.RateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How fast a temperature changes, worked out from the readings themselves. */
final class SlowRate {

  private static final int PARTS = 6;
  private static final int LEAST_PARTS = 4;

  private SlowRate() {}

  /** A part of the window. */
  private static final class Part {
    long readings;
    long offsetsMs;
    long tenths;

    double meanMs() {
      return (double) offsetsMs / readings;
    }

    double meanCelsius() {
      return tenths / 10.0 / readings;
    }
  }

  /**
   * °C per minute.
   *
   * @param onTime the readings that were not late, the newest last
   * @param since those before this place were under another rule
   */
  static OptionalDouble perMinute(RateRule rule, List<Met> onTime, long since) {
    long partMs = rule.window().toMillis() / PARTS;
    Map<Long, Part> parts = new TreeMap<>();
    long newestMs = 0;
    for (int i = onTime.size() - 1; i >= 0 && onTime.get(i).n >= since; i--) {
      Met met = onTime.get(i);
      if (met.counts) {
        newestMs = parts.isEmpty() ? met.eventMs() : newestMs;
        long part = Math.floorDiv(met.eventMs(), partMs);
        if (part <= Math.floorDiv(newestMs, partMs) - PARTS) {
          break;
        }
        Part in = parts.computeIfAbsent(part, number -> new Part());
        in.readings++;
        in.offsetsMs += met.eventMs() - newestMs;
        in.tenths += met.tenths();
      }
      if (met.fate == Met.Fate.ANEW) {
        break;
      }
    }
    return parts.size() < LEAST_PARTS
        ? OptionalDouble.empty()
        : OptionalDouble.of(repeatedMedian(List.copyOf(parts.values())) * 60_000);
  }

  private static double repeatedMedian(List<Part> parts) {
    List<Double> medians = new ArrayList<>();
    for (Part one : parts) {
      List<Double> slopes = new ArrayList<>();
      for (Part other : parts) {
        if (other != one) {
          slopes.add((other.meanCelsius() - one.meanCelsius()) / (other.meanMs() - one.meanMs()));
        }
      }
      medians.add(median(slopes));
    }
    return median(medians);
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
