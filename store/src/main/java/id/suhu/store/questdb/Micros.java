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

  /** Returns the part of a range in which there can be rows. */
  static TimeRange clipped(TimeRange range) {
    return new TimeRange(clipped(range.fromMs()), clipped(range.toMs()));
  }

  private static long clipped(long timeMs) {
    return Math.min(Math.max(0, timeMs), LAST_MS + 1);
  }

  /** Returns a condition on the event time. */
  static String in(TimeRange range) {
    TimeRange clipped = clipped(range);
    return "event_time >= %d AND event_time < %d"
        .formatted(of(clipped.fromMs()), of(clipped.toMs()));
  }
}
