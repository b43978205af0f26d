package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Lifecycle;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Verdict;
import id.suhu.core.rule.Rule;
import java.util.Optional;

/**
 * The alarm of a sensor under a rule. Immutable.
 *
 * @param rule the rule
 * @param state where the alarm stands
 * @param condition the rule's condition, with what it remembers of this sensor
 * @param kept parts of its stored bytes that this program does not know
 */
public record Alarm(Rule rule, AlarmState state, Condition condition, KeptParts kept) {

  /** The alarm of a rule that has met no reading. */
  public static Alarm of(Rule rule) {
    return new Alarm(rule, Normal.NEVER_RAISED, rule.condition(), KeptParts.NONE);
  }

  /** How severe the current occurrence is, or else the latest; before any, the rule's level. */
  public Severity severity() {
    Optional<Occurrence> occurrence = state.occurrence();
    return occurrence.isPresent() ? occurrence.get().severity() : condition.severity();
  }

  /** What a verdict made of an alarm. */
  record Step(Alarm next, Optional<EventType> event) {}

  /** Takes what the condition made of an input. */
  Step take(Verdict verdict) {
    Condition remembering = verdict.next().orElse(condition);
    Optional<Lifecycle.Step> step = Lifecycle.apply(state, verdict.signal(), rule.latching());
    return step.isEmpty()
        ? new Step(new Alarm(rule, state, remembering, kept), Optional.empty())
        : new Step(
            new Alarm(rule, step.get().next(), remembering, kept), Optional.of(step.get().event()));
  }

  /** Whether it is active because the sensor is silent. */
  boolean tellsSilence() {
    return condition.watchesSilence() && state.active();
  }

  /**
   * The same under a rule of the same name and kind. What the condition remembers is kept if the
   * rule says the same; a quiet alarm shares its condition with those of all other sensors.
   */
  Alarm under(Rule other) {
    boolean remembers = rule.equals(other) && !condition.equals(other.condition());
    return new Alarm(other, state, remembers ? condition : other.condition(), kept);
  }

  /** The same for a rule that no longer applies. */
  Alarm endedAt(long nowMs) {
    return new Alarm(rule, state.ended(nowMs), rule.condition(), kept);
  }

  /** The same for a sensor whose event time starts anew; silence is told by the wall clock. */
  Alarm restartedAt(long eventTimeMs) {
    return condition.watchesSilence()
        ? this
        : new Alarm(rule, state.restartedAt(eventTimeMs), rule.condition(), kept);
  }
}
