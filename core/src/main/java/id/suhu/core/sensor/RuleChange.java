package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies the current rules to a sensor's alarms. An alarm continues under a rule of the same name
 * and kind; if the rule has changed, its delays restart. An alarm whose rule was removed ends. In
 * both cases the change is journalled unless the alarm is at rest.
 */
final class RuleChange {

  private RuleChange() {}

  static Decision decide(SensorState state, Input.Rules input) {
    if (hasAlready(state, input.rules())) {
      return Decision.quiet(state, state);
    }
    List<AlarmEvent> events = new ArrayList<>();
    for (Alarm alarm : state.alarms()) {
      boolean gone = input.rules().stream().noneMatch(rule -> continuesUnder(alarm, rule));
      if (gone && isNoticed(alarm)) {
        events.add(changed(alarm.endedAt(input.wallMs()), state, input.wallMs()));
      }
    }
    List<Alarm> alarms = new ArrayList<>();
    for (Rule rule : input.rules()) {
      Optional<Alarm> before =
          state.alarms().stream().filter(alarm -> continuesUnder(alarm, rule)).findFirst();
      Alarm alarm = before.map(known -> known.under(rule)).orElseGet(() -> Alarm.of(rule));
      alarms.add(alarm);
      boolean changed = before.isPresent() && !before.get().rule().equals(rule);
      if (changed && isNoticed(alarm)) {
        events.add(changed(alarm, state, input.wallMs()));
      }
    }
    SensorState next = state.withAlarms(alarms);
    return events.isEmpty() ? Decision.quiet(state, next) : Decision.of(next, List.copyOf(events));
  }

  /** Returns whether readers of the journal know the alarm as not at rest. */
  private static boolean isNoticed(Alarm alarm) {
    return alarm.state().needsAttention() || alarm.attention().isSuppressed();
  }

  private static AlarmEvent changed(Alarm alarm, SensorState state, long wallMs) {
    return JournalEntry.ofWallClock(EventType.RULE_CHANGED, alarm, state, wallMs);
  }

  /**
   * Decides for a lost state. Which alarms were open is unknown, so each one is journalled:
   * otherwise readers of the journal would take an alarm for still open.
   */
  static Decision decide(SensorState state, Input.Lost input) {
    SensorState next =
        SensorState.unknown(state.sensor())
            .withAlarms(input.rules().stream().map(Alarm::of).toList());
    List<AlarmEvent> events =
        next.alarms().stream()
            .map(
                alarm ->
                    JournalEntry.ofWallClock(EventType.STATE_LOST, alarm, next, input.wallMs()))
            .toList();
    return Decision.of(next, events);
  }

  /**
   * Returns whether the alarms refer to these rule instances. A state read from bytes has equal but
   * separate rules; it must share the instances of all sensors.
   */
  @SuppressWarnings("ReferenceEquality")
  private static boolean hasAlready(SensorState state, List<Rule> rules) {
    if (state.alarms().size() != rules.size()) {
      return false;
    }
    for (int i = 0; i < rules.size(); i++) {
      if (state.alarms().get(i).rule() != rules.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean continuesUnder(Alarm alarm, Rule rule) {
    return alarm.rule().name().equals(rule.name())
        && alarm.condition().kind() == rule.condition().kind();
  }
}
