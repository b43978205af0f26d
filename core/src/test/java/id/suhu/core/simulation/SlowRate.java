package id.suhu.core.simulation;

import id.suhu.core.condition.Rate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The rate of change of a temperature, computed from the readings themselves: the repeated median
 * of the slopes between the latest six parts of time that have a reading, of which at least four
 * are needed. A part is a sixth of the window. After a gap longer than the window and more than
 * twice the time between the parts before it, only the part before the gap counts of the earlier
 * ones.
 */
final class SlowRate {

  private static final int PARTS = 6;
  private static final int LEAST_PARTS = 4;

  private SlowRate() {}

  /** A part of the window. */
  private static final class Part {
    long readings;
    long firstMs;
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
   * Returns °C per minute at the latest reading. No rate is known while the sensor's clock is slow.
   *
   * @param readings the latest first, back to the last change of the rule
   */
  static OptionalDouble perMinute(Rate rule, Iterable<Seen> readings) {
    long windowMs = rule.window().toMillis();
    List<Part> parts = parts(windowMs / PARTS, readings);
    int from = Math.max(0, parts.size() - PARTS);
    for (int i = 1; i < parts.size(); i++) {
      double gapMs = parts.get(i).firstMs - parts.get(i - 1).meanMs();
      double beforeMs = i == 1 ? 0 : parts.get(i - 1).meanMs() - parts.get(i - 2).meanMs();
      if (gapMs > windowMs && gapMs > 2 * beforeMs) {
        from = Math.max(from, i - 1);
      }
    }
    List<Part> counting = parts.subList(from, parts.size());
    return counting.size() < LEAST_PARTS
        ? OptionalDouble.empty()
        : OptionalDouble.of(repeatedMedian(counting) * 60_000);
  }

  /**
   * Returns the latest parts, oldest first, and one more: the time between two of them matters.
   * Their times are relative to the latest reading.
   */
  private static List<Part> parts(long partMs, Iterable<Seen> readings) {
    Map<Long, Part> parts = new TreeMap<>();
    long newestMs = 0;
    for (Seen seen : readings) {
      if (seen.isEvaluated()) {
        newestMs = parts.isEmpty() ? seen.eventMs() : newestMs;
        long number = Math.floorDiv(seen.eventMs(), partMs);
        if (seen.slow || (parts.size() > PARTS && !parts.containsKey(number))) {
          break;
        }
        Part part = parts.computeIfAbsent(number, any -> new Part());
        part.readings++;
        part.firstMs = seen.eventMs() - newestMs;
        part.offsetsMs += seen.eventMs() - newestMs;
        part.tenths += seen.tenths();
      }
      if (seen.startsAnew()) {
        break;
      }
    }
    return List.copyOf(parts.values());
  }

  private static double repeatedMedian(List<Part> parts) {
    return median(parts.stream().mapToDouble(part -> median(slopes(part, parts))));
  }

  private static DoubleStream slopes(Part one, List<Part> parts) {
    return parts.stream()
        .filter(other -> other != one)
        .mapToDouble(
            other -> (other.meanCelsius() - one.meanCelsius()) / (other.meanMs() - one.meanMs()));
  }

  private static double median(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
