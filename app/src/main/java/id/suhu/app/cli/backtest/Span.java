package id.suhu.app.cli.backtest;

/**
 * The readings of a backtest.
 *
 * @param readings their number
 * @param skipped number of rows that are not valid readings
 * @param fromMs earliest event time, epoch milliseconds; without meaning if there are none
 * @param toMs latest event time
 */
record Span(long readings, long skipped, long fromMs, long toMs) {

  /** No readings. */
  static final Span NONE = new Span(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

  Span with(long timeMs) {
    return new Span(readings + 1, skipped, Math.min(fromMs, timeMs), Math.max(toMs, timeMs));
  }

  Span withSkipped(long rows) {
    return new Span(readings, skipped + rows, fromMs, toMs);
  }

  /** Returns its length in days; at least a second, so that a rate is finite. */
  double days() {
    return Math.max(1_000, toMs - fromMs) / 86_400_000.0;
  }
}
