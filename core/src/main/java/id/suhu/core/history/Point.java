package id.suhu.core.history;

/**
 * A reading as a point of a chart.
 *
 * @param timeMs event time, epoch milliseconds
 * @param celsius °C
 */
public record Point(long timeMs, double celsius) {}
