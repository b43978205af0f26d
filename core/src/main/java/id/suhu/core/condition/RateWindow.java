package id.suhu.core.condition;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The rate of change of a temperature over the latest window of event time, in constant space. The
 * window consists of {@value #PARTS} parts, for each of which only the mean time and the mean
 * temperature of its readings are kept, so the number and the regularity of readings matter little.
 * The rate is the repeated median of the slopes between the parts (A. F. Siegel, "Robust regression
 * using repeated medians", Biometrika 69, 1982). Two outlying parts of six do not move it; hence no
 * single spike does.
 *
 * <p>Immutable.
 */
public final class RateWindow {

  /** The number of parts. */
  public static final int PARTS = 6;

  /** The number of parts with a reading below which no rate is known. */
  static final int LEAST = 4;

  /** The window before any reading. */
  public static final RateWindow EMPTY =
      new RateWindow(0, new int[0], new double[0], new double[0]);

  private static final double MS_PER_MINUTE = 60_000;

  /** Number of the newest part, counted from the epoch. */
  private final long newest;

  // Part n is at index n mod PARTS. The arrays of an empty window have length 0.
  private final int[] counts;
  private final double[] offsetsMs;
  private final double[] celsius;

  private RateWindow(long newest, int[] counts, double[] offsetsMs, double[] celsius) {
    this.newest = newest;
    this.counts = counts;
    this.offsetsMs = offsetsMs;
    this.celsius = celsius;
  }

  /**
   * Returns the window with these parts, as returned by {@link #newest()} and the other methods.
   *
   * @throws IllegalArgumentException if an array does not have one element per part
   */
  public static RateWindow of(long newest, int[] counts, double[] offsetsMs, double[] celsius) {
    if (counts.length != PARTS || offsetsMs.length != PARTS || celsius.length != PARTS) {
      throw new IllegalArgumentException(
          "a rate window has %d, %d and %d parts instead of %d"
              .formatted(counts.length, offsetsMs.length, celsius.length, PARTS));
    }
    return new RateWindow(newest, counts.clone(), offsetsMs.clone(), celsius.clone());
  }

  /** Returns whether the window contains no reading. */
  public boolean isEmpty() {
    return counts.length == 0;
  }

  /** Returns the number of the newest part. */
  public long newest() {
    return newest;
  }

  /** Returns the number of readings in each part. */
  public int[] counts() {
    return counts.clone();
  }

  /** Returns the mean time of each part's readings, in milliseconds from the start of the part. */
  public double[] offsetsMs() {
    return offsetsMs.clone();
  }

  /** Returns the mean temperature of each part's readings, °C. */
  public double[] celsius() {
    return celsius.clone();
  }

  /**
   * Returns the window with another reading.
   *
   * @param timeMs its event time, not before that of earlier readings; epoch milliseconds
   * @param value its temperature, °C
   * @param windowMs length of the window, at least {@value #PARTS} ms
   */
  RateWindow with(long timeMs, double value, long windowMs) {
    long partMs = windowMs / PARTS;
    long part = Math.floorDiv(timeMs, partMs);
    int[] nextCounts = isEmpty() ? new int[PARTS] : counts.clone();
    double[] nextOffsets = isEmpty() ? new double[PARTS] : offsetsMs.clone();
    double[] nextCelsius = isEmpty() ? new double[PARTS] : celsius.clone();
    if (!isEmpty()) {
      for (long n = Math.max(newest + 1, part - PARTS + 1); n <= part; n++) {
        nextCounts[index(n)] = 0;
      }
    }
    int at = index(part);
    int count = nextCounts[at] + 1;
    double offset = timeMs - part * partMs;
    double meanOffset = count == 1 ? 0 : nextOffsets[at];
    double mean = count == 1 ? 0 : nextCelsius[at];
    nextCounts[at] = count;
    nextOffsets[at] = meanOffset + (offset - meanOffset) / count;
    nextCelsius[at] = mean + (value - mean) / count;
    return new RateWindow(part, nextCounts, nextOffsets, nextCelsius);
  }

  /**
   * Returns the rate, °C per minute; empty if too few parts have a reading.
   *
   * @param windowMs the length with which the readings were added
   */
  OptionalDouble perMinute(long windowMs) {
    long partMs = windowMs / PARTS;
    double[] times = new double[PARTS];
    double[] values = new double[PARTS];
    int known = 0;
    for (long n = newest - PARTS + 1; n <= newest && !isEmpty(); n++) {
      int at = index(n);
      if (counts[at] > 0) {
        times[known] = (n - newest) * partMs + offsetsMs[at];
        values[known++] = celsius[at];
      }
    }
    if (known < LEAST) {
      return OptionalDouble.empty();
    }
    double[] medians = new double[known];
    double[] slopes = new double[known - 1];
    for (int i = 0; i < known; i++) {
      int others = 0;
      for (int j = 0; j < known; j++) {
        if (j != i) {
          slopes[others++] = (values[j] - values[i]) / (times[j] - times[i]);
        }
      }
      medians[i] = median(slopes);
    }
    return OptionalDouble.of(median(medians) * MS_PER_MINUTE);
  }

  private static int index(long part) {
    return (int) Math.floorMod(part, (long) PARTS);
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    int middle = numbers.length / 2;
    return numbers.length % 2 == 1
        ? numbers[middle]
        : numbers[middle - 1] + (numbers[middle] - numbers[middle - 1]) / 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RateWindow that
        && newest == that.newest
        && Arrays.equals(counts, that.counts)
        && Arrays.equals(offsetsMs, that.offsetsMs)
        && Arrays.equals(celsius, that.celsius);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(newest) + 31 * Arrays.hashCode(celsius);
  }

  @Override
  public String toString() {
    return "RateWindow[newest=%d, counts=%s, celsius=%s]"
        .formatted(newest, Arrays.toString(counts), Arrays.toString(celsius));
  }
}
