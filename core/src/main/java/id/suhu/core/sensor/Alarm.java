package id.suhu.core.sensor;

import id.suhu.core.alarm.Active;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Attention;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Lifecycle;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.StateName;
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
 * @param attention whether the alarm may ask for attention
 * @param kept unknown parts of its stored bytes
 */
public record Alarm(
    Rule rule, AlarmState state, Condition condition, Attention attention, KeptParts kept) {

  /** Creates an alarm that is in service and not shelved. */
  public Alarm(Rule rule, AlarmState state, Condition condition, KeptParts kept) {
    this(rule, state, condition, Attention.FREE, kept);
  }

  /** Returns the alarm of a rule before any reading. */
  public static Alarm of(Rule rule) {
    return new Alarm(rule, Normal.NEVER_RAISED, rule.condition(), KeptParts.NONE);
  }

  /** Returns the severity of the current or latest occurrence, or of the rule if there is none. */
  public Severity severity() {
    Optional<Occurrence> occurrence = state.occurrence();
    return occurrence.isPresent() ? occurrence.get().severity() : condition.severity();
  }

  /**
   * Returns the name of the state to show. Out of service comes before shelved, and that before the
   * state itself.
   */
  public StateName shown() {
    if (attention.outOfService().isPresent()) {
      return StateName.OUT_OF_SERVICE;
    }
    return attention.shelf().isPresent() ? StateName.SHELVED : state.name();
  }

  /** Returns whether the alarm needs an operator's attention. */
  public boolean needsAttention() {
    return state.needsAttention() && !attention.isSuppressed();
  }

  /** An alarm after a verdict, with the event if there is one. */
  record Step(Alarm next, Optional<EventType> event) {}

  /** Applies the condition's verdict on an input. */
  Step take(Verdict verdict) {
    Condition remembering = verdict.next().map(this::shared).orElse(condition);
    Optional<Lifecycle.Step> step = Lifecycle.apply(state, verdict.signal(), rule.latching());
    return step.isEmpty()
        ? new Step(new Alarm(rule, state, remembering, attention, kept), Optional.empty())
        : new Step(
            new Alarm(rule, step.get().next(), remembering, attentionAfter(step.get()), kept),
            Optional.of(step.get().event()));
  }

  /** Returns a condition without a memory as the instance that all sensors share. */
  private Condition shared(Condition next) {
    return next.equals(rule.condition()) ? rule.condition() : next;
  }

  /** Returns the attention after a transition, from which the time to a reminder counts. */
  private Attention attentionAfter(Lifecycle.Step step) {
    return step.event() == EventType.LATE_EXCURSION ? attention : attention.askingAnew();
  }

  /** Returns this alarm in another state. */
  Alarm in(AlarmState other) {
    return new Alarm(rule, other, condition, attention, kept);
  }

  /** Returns this alarm with another attention. */
  Alarm with(Attention other) {
    return new Alarm(rule, state, condition, other, kept);
  }

  /** Returns whether this is an active silence alarm. */
  boolean isActiveSilence() {
    return condition.watchesSilence() && state.active();
  }

  /**
   * Returns this alarm under a rule of the same kind. The condition's memory is kept if the rule is
   * unchanged; without a memory, the condition is shared with all other sensors. Otherwise, an
   * active alarm gets the severity that its level has under the other rule, and the time to a
   * reminder starts again.
   */
  Alarm under(Rule other) {
    if (rule.equals(other)) {
      boolean remembers = !condition.equals(other.condition());
      return new Alarm(other, state, remembers ? condition : other.condition(), attention, kept);
    }
    AlarmState next =
        state instanceof Active active
            ? active.at(other.condition().severityOf(state, rule.condition()))
            : state;
    return new Alarm(other, next, other.condition(), attention.askingAnew(), kept);
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
        : new Alarm(rule, state.restartedAt(eventTimeMs), rule.condition(), attention, kept);
  }
}
