package id.suhu.view.live;

import java.util.Arrays;

/**
 * The highest temperature of each of the last intervals, for a small chart. Single-threaded.
 *
 * <p>A reading before the intervals, or one of the far future, which would clear them, is left out.
 */
final class Recent {

  private static final int INTERVALS = 60;
  private static final long INTERVAL_MS = 5_000;
  private static final long AHEAD_MS = 60_000;

  /** Tenths of °C fit in two bytes: there may be a hundred thousand sensors. */
  private static final short NONE = Short.MIN_VALUE;

  /** In 0.1 °C, of an interval at its number modulo the length. */
  private final short[] highest = new short[INTERVALS];

  /** Intervals since the epoch; before any reading, none is kept. */
  private long newest = Long.MIN_VALUE / 2;

  Recent() {
    Arrays.fill(highest, NONE);
  }

  void add(long eventTimeMs, double celsius, long nowMs) {
    long interval = Math.floorDiv(eventTimeMs, INTERVAL_MS);
    if (interval <= newest - INTERVALS || eventTimeMs > nowMs + AHEAD_MS) {
      return;
    }
    for (long next = Math.max(newest + 1, interval - INTERVALS + 1); next <= interval; next++) {
      highest[place(next)] = NONE;
    }
    newest = Math.max(newest, interval);
    long tenths = Math.max(NONE + 1, Math.min(Short.MAX_VALUE, Math.round(celsius * 10)));
    int place = place(interval);
    highest[place] = (short) Math.max(highest[place], tenths);
  }

  /** Returns the intervals that end at a time. */
  RecentValues until(long nowMs) {
    long last = Math.floorDiv(nowMs, INTERVAL_MS);
    float[] values = new float[INTERVALS];
    for (int i = 0; i < INTERVALS; i++) {
      long interval = last - INTERVALS + 1 + i;
      boolean kept = interval > newest - INTERVALS && interval <= newest;
      short tenths = kept ? highest[place(interval)] : NONE;
      values[i] = tenths == NONE ? Float.NaN : tenths / 10f;
    }
    return new RecentValues(last * INTERVAL_MS, INTERVAL_MS, values);
  }

  private static int place(long interval) {
    return (int) Math.floorMod(interval, (long) INTERVALS);
  }
}
