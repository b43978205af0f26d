package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.MeasuredRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a state that was written down over, under the rules of today.
 *
 * @param rules of the sensor
 * @param longestShelving how long an alarm may be shelved
 */
record Adoption(List<Rule> rules, Duration longestShelving) {

  /** See {@link SensorLogic#adopt}. */
  Decision adopt(SensorId sensor, StoredState stored, Now now) {
    List<AlarmEvent> events = new ArrayList<>();
    for (StoredAlarm alarm : stored.alarms()) {
      if (!alarm.alarm().isAtRest() && rules.stream().noneMatch(alarm::isUnder)) {
        events.add(JournalEntry.ofGoneRule(sensor, stored.state(), alarm, now.wallMs()));
      }
    }
    List<Alarm> alarms = new ArrayList<>();
    for (Rule rule : rules) {
      Optional<StoredAlarm> kept =
          stored.alarms().stream().filter(alarm -> alarm.isUnder(rule)).findFirst();
      Alarm alarm = kept.map(found -> under(rule, found, now)).orElse(Alarm.INITIAL);
      alarms.add(alarm);
      if (kept.isPresent() && !kept.get().isUnchangedUnder(rule) && !alarm.isAtRest()) {
        events.add(
            JournalEntry.ofTime(
                EventType.RULE_CHANGED, sensor, stored.state(), rule, alarm, now.wallMs()));
      }
    }
    return new Decision(stored.state().withAlarms(List.copyOf(alarms)), List.copyOf(events));
  }

  private Alarm under(Rule rule, StoredAlarm stored, Now now) {
    int levels = rule instanceof MeasuredRule measured ? measured.levels() : 1;
    Alarm alarm = stored.isUnchangedUnder(rule) ? stored.alarm() : stored.alarm().under(levels);
    return alarm.resumed(now.steadyMs() + longestShelving.toMillis(), now.steadyMs());
  }
}
