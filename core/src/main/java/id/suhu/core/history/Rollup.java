package id.suhu.core.history;

/**
 * The readings of one sensor in one period of event time, summed up.
 *
 * @param startMs start of the period, epoch milliseconds
 * @param count number of readings, at least 1
 * @param minimum °C
 * @param maximum °C
 * @param mean °C
 */
public record Rollup(long startMs, long count, double minimum, double maximum, double mean) {}
