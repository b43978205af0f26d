package id.suhu.core.sensor;

import id.suhu.core.alarm.Active;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.Attention;
import id.suhu.core.alarm.EventType;
import id.suhu.core.time.DueWheel;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends shelvings, and lets alarms that have been active for long ask for attention again. A
 * reminder requires another acknowledgement. The time to it counts from the first check after the
 * raise.
 */
final class Deadlines {

  private Deadlines() {}

  /**
   * Returns when the next check is due, in milliseconds of the steady clock, or {@link
   * DueWheel#NEVER}.
   */
  static long dueMs(List<Alarm> alarms, long steadyMs) {
    long due = DueWheel.NEVER;
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      due = Math.min(due, Math.min(shelfMs(alarm, steadyMs), reminderMs(alarm, steadyMs)));
    }
    return due;
  }

  private static long shelfMs(Alarm alarm, long steadyMs) {
    return alarm
        .attention()
        .shelf()
        .map(shelf -> shelf.isOver(steadyMs) ? steadyMs : shelf.untilMs())
        .orElse(DueWheel.NEVER);
  }

  private static long reminderMs(Alarm alarm, long steadyMs) {
    Optional<Duration> after = alarm.rule().reAlarm();
    if (after.isEmpty() || !alarm.state().active() || alarm.attention().isSuppressed()) {
      return DueWheel.NEVER;
    }
    long asked = alarm.attention().askedMs();
    // In the future only if the clock was set back while no process was running.
    return asked == Attention.NEVER || asked > steadyMs ? steadyMs : asked + after.get().toMillis();
  }

  static Decision decide(SensorState state, Now now) {
    List<AlarmEvent> events = new ArrayList<>();
    List<Alarm> alarms = new ArrayList<>(state.alarms());
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      if (alarm.attention().shelf().filter(shelf -> shelf.isOver(now.steadyMs())).isPresent()) {
        Alarm next = alarm.with(alarm.attention().withShelf(Optional.empty()));
        alarms.set(i, next);
        events.add(JournalEntry.ofWallClock(EventType.UNSHELVED, next, state, now.wallMs()));
      } else if (reminderMs(alarm, now.steadyMs()) <= now.steadyMs()) {
        Alarm next = alarm.with(alarm.attention().askedAt(now.steadyMs()));
        long asked = alarm.attention().askedMs();
        if (asked != Attention.NEVER && asked <= now.steadyMs()) {
          next = next.in(((Active) alarm.state()).remind());
          events.add(JournalEntry.ofWallClock(EventType.RE_ALARMED, next, state, now.wallMs()));
        }
        alarms.set(i, next);
      }
    }
    SensorState next = state.withAlarms(alarms);
    return events.isEmpty() ? Decision.quiet(state, next) : Decision.of(next, List.copyOf(events));
  }
}
