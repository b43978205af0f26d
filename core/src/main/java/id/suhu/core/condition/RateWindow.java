package id.suhu.core.condition;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The rate of change of a temperature over the latest window of event time, in constant space. The
 * window is divided into {@value #PARTS} parts, for each of which only the mean time and the mean
 * temperature of its readings are kept, so the number and the regularity of readings matter little.
 * A part without a reading does not count: if readings are further apart than a part, the rate is
 * that of the latest {@value #PARTS} readings, over a longer time.
 *
 * <p>The rate is the repeated median of the slopes between the parts (A. F. Siegel, "Robust
 * regression using repeated medians", Biometrika 69, 1982). Two outlying parts of six do not move
 * it; hence no single spike does.
 *
 * <p>After a gap longer than the window, and more than twice as long as the time between the parts
 * before, only the part before the gap is kept: what the temperature did earlier says nothing about
 * now.
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

  private static final int LONG_GAP = 2;

  /** Number of the newest part, counted from the epoch. */
  private final long newest;

  // In the order of time; unused elements are last and 0. The arrays of an empty window have
  // length 0.
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
   * @throws IllegalArgumentException if an array does not have one element per part, or if a part
   *     has no reading before one that has some
   */
  public static RateWindow of(long newest, int[] counts, double[] offsetsMs, double[] celsius) {
    if (counts.length != PARTS || offsetsMs.length != PARTS || celsius.length != PARTS) {
      throw new IllegalArgumentException(
          "a rate window has %d, %d and %d parts instead of %d"
              .formatted(counts.length, offsetsMs.length, celsius.length, PARTS));
    }
    RateWindow window = new RateWindow(newest, counts.clone(), offsetsMs.clone(), celsius.clone());
    int size = window.size();
    if (size == 0 || Arrays.stream(counts).skip(size).anyMatch(count -> count != 0)) {
      throw new IllegalArgumentException(
          "a rate window has parts of %s readings".formatted(Arrays.toString(counts)));
    }
    return window;
  }

  /** Returns whether the window contains no reading. */
  public boolean isEmpty() {
    return counts.length == 0;
  }

  /** Returns the number of parts that have a reading. */
  private int size() {
    int size = 0;
    while (size < counts.length && counts[size] > 0) {
      size++;
    }
    return size;
  }

  /** Returns the number of the newest part. */
  public long newest() {
    return newest;
  }

  /** Returns the number of readings in each part, oldest first; 0 for the rest. */
  public int[] counts() {
    return counts.clone();
  }

  /**
   * Returns the mean time of each part's readings, in milliseconds from the start of the newest
   * part.
   */
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
    double offset = timeMs - part * partMs;
    int size = size();
    if (size > 0 && part == newest) {
      return merged(size - 1, offset, value);
    }
    double shift = (part - newest) * (double) partMs;
    int dropped = size == 0 ? 0 : dropped(size, offset + shift, windowMs);
    int kept = size - dropped;
    int[] nextCounts = new int[PARTS];
    double[] nextOffsets = new double[PARTS];
    double[] nextCelsius = new double[PARTS];
    for (int i = 0; i < kept; i++) {
      nextCounts[i] = counts[i + dropped];
      nextOffsets[i] = offsetsMs[i + dropped] - shift;
      nextCelsius[i] = celsius[i + dropped];
    }
    nextCounts[kept] = 1;
    nextOffsets[kept] = offset;
    nextCelsius[kept] = value;
    return new RateWindow(part, nextCounts, nextOffsets, nextCelsius);
  }

  /** Returns the window with another reading in a part. */
  private RateWindow merged(int at, double offset, double value) {
    int[] nextCounts = counts.clone();
    double[] nextOffsets = offsetsMs.clone();
    double[] nextCelsius = celsius.clone();
    int count = ++nextCounts[at];
    nextOffsets[at] += (offset - nextOffsets[at]) / count;
    nextCelsius[at] += (value - nextCelsius[at]) / count;
    return new RateWindow(newest, nextCounts, nextOffsets, nextCelsius);
  }

  /** Returns how many of the oldest parts do not count beside a new one. */
  private int dropped(int size, double offset, long windowMs) {
    double gap = offset - offsetsMs[size - 1];
    double before = size > 1 ? offsetsMs[size - 1] - offsetsMs[size - 2] : 0;
    if (gap > windowMs && gap > LONG_GAP * before) {
      return size - 1;
    }
    return size == PARTS ? 1 : 0;
  }

  /** Returns the rate, °C per minute; empty if too few parts have a reading. */
  OptionalDouble perMinute() {
    int known = size();
    if (known < LEAST) {
      return OptionalDouble.empty();
    }
    double[] medians = new double[known];
    double[] slopes = new double[known - 1];
    for (int i = 0; i < known; i++) {
      int others = 0;
      for (int j = 0; j < known; j++) {
        if (j != i) {
          slopes[others++] = (celsius[j] - celsius[i]) / (offsetsMs[j] - offsetsMs[i]);
        }
      }
      medians[i] = median(slopes);
    }
    return OptionalDouble.of(median(medians) * MS_PER_MINUTE);
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
