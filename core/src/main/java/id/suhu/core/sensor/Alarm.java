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
 * @param state the alarm's state
 * @param condition the rule's condition, with its memory of this sensor
 * @param kept unknown parts of its stored bytes
 */
public record Alarm(Rule rule, AlarmState state, Condition condition, KeptParts kept) {

  /** Returns the alarm of a rule before any reading. */
  public static Alarm of(Rule rule) {
    return new Alarm(rule, Normal.NEVER_RAISED, rule.condition(), KeptParts.NONE);
  }

  /** Returns the severity of the current or latest occurrence, or of the rule if there is none. */
  public Severity severity() {
    Optional<Occurrence> occurrence = state.occurrence();
    return occurrence.isPresent() ? occurrence.get().severity() : condition.severity();
  }

  /** An alarm after a verdict, with the event if there is one. */
  record Step(Alarm next, Optional<EventType> event) {}

  /** Applies the condition's verdict on an input. */
  Step take(Verdict verdict) {
    Condition remembering = verdict.next().orElse(condition);
    Optional<Lifecycle.Step> step = Lifecycle.apply(state, verdict.signal(), rule.latching());
    return step.isEmpty()
        ? new Step(new Alarm(rule, state, remembering, kept), Optional.empty())
        : new Step(
            new Alarm(rule, step.get().next(), remembering, kept), Optional.of(step.get().event()));
  }

  /** Returns whether this is an active silence alarm. */
  boolean isActiveSilence() {
    return condition.watchesSilence() && state.active();
  }

  /**
   * Returns this alarm under a rule of the same name and kind. The condition's memory is kept if
   * the rule is unchanged; without a memory, the condition is shared with all other sensors.
   */
  Alarm under(Rule other) {
    boolean remembers = rule.equals(other) && !condition.equals(other.condition());
    return new Alarm(other, state, remembers ? condition : other.condition(), kept);
  }

  /** Returns this alarm after its rule was removed. */
  Alarm endedAt(long nowMs) {
    return new Alarm(rule, state.ended(nowMs), rule.condition(), kept);
  }

  /**
   * Returns this alarm after the sensor's event time was restarted; a silence alarm uses the wall
   * clock and is unchanged.
   */
  Alarm restartedAt(long eventTimeMs) {
    return condition.watchesSilence()
        ? this
        : new Alarm(rule, state.restartedAt(eventTimeMs), rule.condition(), kept);
  }
}
