package id.suhu.view.live;

/**
 * The highest temperature of each of the last intervals.
 *
 * @param lastMs start of the last interval, epoch milliseconds
 * @param intervalMs length of an interval, milliseconds
 * @param celsius °C, oldest first; NaN where there was no reading
 */
@SuppressWarnings("ArrayRecordComponent") // Ten thousand of them; made for one answer.
public record RecentValues(long lastMs, long intervalMs, float[] celsius) {}
