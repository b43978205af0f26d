package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Applies the current rules to a sensor's alarms. An alarm continues under the rule of the same
 * name and kind. One whose rule does not apply any more continues under another rule of the kind
 * that had no alarm yet, active ones first: an active alarm and a silence do not end because a rule
 * is renamed, or because a more specific one comes to apply. If the rule has changed, its delays
 * restart. An alarm without a rule ends. All of this is journalled unless the alarm is at rest.
 */
final class RuleChange {

  private RuleChange() {}

  static Decision decide(SensorState state, Input.Rules input) {
    if (hasAlready(state, input.rules())) {
      return Decision.quiet(state, state);
    }
    Map<String, Alarm> before = predecessors(state.alarms(), input.rules());
    List<AlarmEvent> events = new ArrayList<>();
    for (Alarm alarm : state.alarms()) {
      boolean keepsName = alarm.equals(before.get(alarm.rule().name()));
      if (!keepsName && isNoticed(alarm)) {
        events.add(changed(alarm.endedAt(input.wallMs()), state, input.wallMs()));
      }
    }
    List<Alarm> alarms = new ArrayList<>();
    for (Rule rule : input.rules()) {
      Alarm predecessor = before.get(rule.name());
      Alarm alarm = predecessor == null ? Alarm.of(rule) : predecessor.under(rule);
      alarms.add(alarm);
      if (predecessor != null && !predecessor.rule().equals(rule) && isNoticed(alarm)) {
        events.add(changed(alarm, state, input.wallMs()));
      }
    }
    SensorState next = state.withAlarms(alarms);
    return events.isEmpty() ? Decision.quiet(state, next) : Decision.of(next, List.copyOf(events));
  }

  /** Returns the alarms that continue, by the name of their next rule. */
  private static Map<String, Alarm> predecessors(List<Alarm> alarms, List<Rule> rules) {
    Map<String, Alarm> predecessors = new HashMap<>();
    List<Alarm> left = new ArrayList<>(alarms);
    for (Rule rule : rules) {
      take(left, alarm -> isOfKind(alarm, rule) && alarm.rule().name().equals(rule.name()))
          .ifPresent(alarm -> predecessors.put(rule.name(), alarm));
    }
    for (Rule rule : rules) {
      if (!predecessors.containsKey(rule.name())) {
        // An alarm at rest must not take the place of one that is not.
        take(left, alarm -> isOfKind(alarm, rule) && alarm.state().active())
            .or(() -> take(left, alarm -> isOfKind(alarm, rule) && isNoticed(alarm)))
            .or(() -> take(left, alarm -> isOfKind(alarm, rule)))
            .ifPresent(alarm -> predecessors.put(rule.name(), alarm));
      }
    }
    return predecessors;
  }

  /** Removes and returns the first alarm of these. */
  private static Optional<Alarm> take(List<Alarm> alarms, Predicate<Alarm> which) {
    Optional<Alarm> first = alarms.stream().filter(which).findFirst();
    first.ifPresent(alarms::remove);
    return first;
  }

  private static boolean isOfKind(Alarm alarm, Rule rule) {
    return alarm.condition().kind() == rule.condition().kind();
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
}
