package id.suhu.core.replay;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Sums up the events of alarms. Not thread-safe. */
public final class AlarmTally {

  /** ISA-18.2: an alarm that is raised three times or more in a minute chatters. */
  private static final long CHATTER_MS = 60_000;

  private final Map<String, Sum> sums = new HashMap<>();

  private static final class Sum {
    final SensorId sensor;
    long raised;
    long cleared;
    boolean active;
    long sinceMs;
    long activeMs;
    long longestMs;
    boolean chattering;

    /** Event times of the latest two raises. */
    long lastMs;

    long lastButOneMs;

    Sum(SensorId sensor) {
      this.sensor = sensor;
    }

    void activeUntil(long timeMs) {
      long ms = Math.max(0, timeMs - sinceMs);
      activeMs += ms;
      longestMs = Math.max(longestMs, ms);
    }
  }

  /** Adds the next event of an alarm. */
  public void add(AlarmEvent event) {
    Sum sum = sums.computeIfAbsent(event.alarmId(), unused -> new Sum(event.sensor()));
    if (event.type() == EventType.RAISED) {
      sum.chattering |= sum.raised >= 2 && event.eventTimeMs() - sum.lastButOneMs <= CHATTER_MS;
      sum.lastButOneMs = sum.lastMs;
      sum.lastMs = event.eventTimeMs();
      sum.raised++;
    }
    boolean active = event.state().active();
    if (active && !sum.active) {
      sum.sinceMs = event.eventTimeMs();
    } else if (!active && sum.active) {
      sum.cleared++;
      sum.activeUntil(event.eventTimeMs());
    }
    sum.active = active;
  }

  /**
   * Returns the alarms that were raised, the most often raised first.
   *
   * @param endMs returns the time until which the active alarms of a sensor count, such as that of
   *     its last reading
   */
  public List<AlarmTotal> totals(ToLongFunction<SensorId> endMs) {
    List<AlarmTotal> totals = new ArrayList<>();
    sums.forEach(
        (id, sum) -> {
          if (sum.raised > 0) {
            totals.add(total(id, sum, endMs.applyAsLong(sum.sensor)));
          }
        });
    totals.sort(
        Comparator.comparingLong(AlarmTotal::raised)
            .thenComparingLong(AlarmTotal::activeMs)
            .reversed()
            .thenComparing(AlarmTotal::alarmId));
    return totals;
  }

  private static AlarmTotal total(String id, Sum sum, long endMs) {
    long openMs = sum.active ? Math.max(0, endMs - sum.sinceMs) : 0;
    return new AlarmTotal(
        id,
        sum.raised,
        sum.cleared,
        sum.activeMs + openMs,
        Math.max(sum.longestMs, openMs),
        sum.chattering);
  }
}
