package id.suhu.core.alarm;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How fast a temperature changes, from the readings of the latest stretch of time; of a constant
 * size. The stretch is cut into {@value #PARTS} parts, and of each only the mean time and the mean
 * temperature of its readings are kept: so it matters little how many there are and how evenly they
 * come. The rate is the repeated median of the slopes between the parts (A. F. Siegel, "Robust
 * regression using repeated medians", Biometrika 69, 1982): two bad parts of six do not move it,
 * hence no single spike does.
 *
 * <p>Immutable.
 */
public final class RateWindow {

  /** The parts of the window. */
  public static final int PARTS = 6;

  /** With fewer parts that have a reading there is no rate. */
  static final int LEAST = 4;

  /** No reading yet. */
  public static final RateWindow EMPTY =
      new RateWindow(0, new int[0], new double[0], new double[0]);

  private static final double MS_PER_MINUTE = 60_000;

  /** Number of the newest part, counted from the epoch. */
  private final long newest;

  // Part n lies at n mod PARTS. An empty window has arrays of no length.
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
   * The window of these parts, as {@link #newest()} and the others give them.
   *
   * @throws IllegalArgumentException if they are not one of each for every part
   */
  public static RateWindow of(long newest, int[] counts, double[] offsetsMs, double[] celsius) {
    if (counts.length != PARTS || offsetsMs.length != PARTS || celsius.length != PARTS) {
      throw new IllegalArgumentException("a rate has %d parts".formatted(PARTS));
    }
    return new RateWindow(newest, counts.clone(), offsetsMs.clone(), celsius.clone());
  }

  /** Whether no reading is in it. */
  public boolean isEmpty() {
    return counts.length == 0;
  }

  /** The number of the newest part. */
  public long newest() {
    return newest;
  }

  /** How many readings each part has. */
  public int[] counts() {
    return counts.clone();
  }

  /** Mean time of each part's readings, in milliseconds from the part's beginning. */
  public double[] offsetsMs() {
    return offsetsMs.clone();
  }

  /** Mean temperature of each part's readings, °C. */
  public double[] celsius() {
    return celsius.clone();
  }

  /**
   * The window with one reading more.
   *
   * @param timeMs its event time, not before those that are in
   * @param value its temperature, °C
   * @param windowMs how long the window is, at least {@value #PARTS} ms
   */
  RateWindow with(long timeMs, double value, long windowMs) {
    long partMs = windowMs / PARTS;
    long part = Math.floorDiv(timeMs, partMs);
    int[] nextCounts = isEmpty() ? new int[PARTS] : counts.clone();
    double[] nextOffsets = isEmpty() ? new double[PARTS] : offsetsMs.clone();
    double[] nextCelsius = isEmpty() ? new double[PARTS] : celsius.clone();
    if (!isEmpty()) {
      for (long n = Math.max(newest + 1, part - PARTS + 1); n <= part; n++) {
        nextCounts[slot(n)] = 0;
      }
    }
    int at = slot(part);
    int count = nextCounts[at] + 1;
    double before = count == 1 ? 0 : nextOffsets[at];
    double mean = count == 1 ? 0 : nextCelsius[at];
    nextCounts[at] = count;
    nextOffsets[at] = before + (timeMs - part * partMs - before) / count;
    nextCelsius[at] = mean + (value - mean) / count;
    return new RateWindow(part, nextCounts, nextOffsets, nextCelsius);
  }

  /**
   * °C per minute; empty where too few parts have a reading.
   *
   * @param windowMs as the readings were put in
   */
  public OptionalDouble perMinute(long windowMs) {
    long partMs = windowMs / PARTS;
    double[] times = new double[PARTS];
    double[] values = new double[PARTS];
    int known = 0;
    for (long n = newest - PARTS + 1; n <= newest && !isEmpty(); n++) {
      int at = slot(n);
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

  private static int slot(long part) {
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
