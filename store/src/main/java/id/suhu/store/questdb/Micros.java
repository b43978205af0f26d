package id.suhu.store.questdb;

import id.suhu.core.history.TimeRange;
import java.util.concurrent.TimeUnit;

/** QuestDB's timestamps: microseconds since the epoch, none before it. */
final class Micros {

  /** The last one of the year 9999, the last that readings have. */
  private static final long LAST_MS = 253_402_300_799_999L;

  private Micros() {}

  static long of(long millis) {
    return TimeUnit.MILLISECONDS.toMicros(millis);
  }

  static long toMillis(long micros) {
    return TimeUnit.MICROSECONDS.toMillis(micros);
  }

  /** Returns a condition on the event time. */
  static String in(TimeRange range) {
    long from = of(Math.min(Math.max(0, range.fromMs()), LAST_MS + 1));
    long to = of(Math.min(Math.max(0, range.toMs()), LAST_MS + 1));
    return "event_time >= %d AND event_time < %d".formatted(from, to);
  }
}
