package id.suhu.core.sensor;

import static id.suhu.core.sensor.Alarms.replaced;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Memory;
import id.suhu.core.alarm.Operation;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What operators do with a sensor's alarms, and what time does to what they did.
 *
 * @param rules of the sensor
 * @param longestShelving how long an alarm may be shelved
 */
record Attendance(List<Rule> rules, Duration longestShelving) {

  /** See {@link SensorLogic#command}. */
  Decision command(SensorId sensor, SensorState state, AlarmCommand command, Now now) {
    if (state.commandIds().contains(command.id())) {
      return Decision.quiet(state);
    }
    int index = indexOf(command.rule());
    Rule rule = rules.get(index);
    Alarm alarm = state.alarms().get(index);
    Operation operation = Operation.of(command, alarm, longestShelving, now.steadyMs());
    SensorState known = state.withCommand(command.id());
    if (operation instanceof Operation.Refused refused) {
      AlarmEvent event =
          JournalEntry.ofRefusal(sensor, state, rule, alarm, command, refused.refusal(), now);
      return new Decision(known, List.of(event));
    }
    Operation.Done done = (Operation.Done) operation;
    // An alarm that comes back asks anew: the time to its next reminder begins here.
    Alarm next =
        alarm.suppression().any() && !done.next().suppression().any()
            ? done.next().alarmedAt(Memory.NEVER)
            : done.next();
    AlarmEvent event =
        JournalEntry.ofCommand(done.event(), sensor, state, rule, next, command, now);
    return new Decision(known.withAlarms(replaced(state.alarms(), index, next)), List.of(event));
  }

  int indexOf(String rule) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).name().equals(rule)) {
        return i;
      }
    }
    return -1;
  }

  /** See {@link SensorLogic#dueMs}. */
  OptionalLong dueMs(SensorState state, long nowMs) {
    long due = Long.MAX_VALUE;
    for (int i = 0; i < rules.size(); i++) {
      Alarm alarm = state.alarms().get(i);
      if (!alarm.equals(Alarm.INITIAL)) {
        Optional<Shelf> shelf = alarm.suppression().shelf();
        if (shelf.isPresent()) {
          due = Math.min(due, shelf.get().untilMs());
        }
        due = Math.min(due, reminderMs(rules.get(i), alarm, nowMs));
      }
    }
    return due == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(due);
  }

  private static long reminderMs(Rule rule, Alarm alarm, long nowMs) {
    Optional<Duration> after = rule.handling().reAlarm();
    if (after.isEmpty() || !alarm.state().active() || alarm.suppression().any()) {
      return Long.MAX_VALUE;
    }
    return alarm.alarmedMs() == Memory.NEVER ? nowMs : alarm.alarmedMs() + after.get().toMillis();
  }

  /** See {@link SensorLogic#elapsed}. */
  Decision elapsed(SensorId sensor, SensorState state, Now now) {
    List<AlarmEvent> events = new ArrayList<>();
    List<Alarm> alarms = state.alarms();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      Alarm alarm = alarms.get(i);
      Alarm next = alarm;
      EventType type = null;
      if (alarm.suppression().shelf().filter(s -> s.untilMs() <= now.steadyMs()).isPresent()) {
        next = alarm.withShelf(Optional.empty()).alarmedAt(Memory.NEVER);
        type = EventType.UNSHELVED;
      } else if (reminderMs(rule, alarm, now.steadyMs()) <= now.steadyMs()) {
        boolean first = alarm.alarmedMs() == Memory.NEVER;
        next =
            first
                ? alarm.alarmedAt(now.steadyMs())
                : alarm.reAlarmed((AlarmState.Active) alarm.state(), now.steadyMs());
        type = first ? null : EventType.RE_ALARMED;
      }
      alarms = replaced(alarms, i, next);
      if (type != null) {
        events.add(JournalEntry.ofTime(type, sensor, state, rule, next, now.wallMs()));
      }
    }
    return new Decision(state.withAlarms(alarms), List.copyOf(events));
  }
}
