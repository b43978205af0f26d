package id.suhu.core.simulation;

import static id.suhu.core.alarm.EventType.ACKNOWLEDGED;
import static id.suhu.core.alarm.EventType.CLEARED;
import static id.suhu.core.alarm.EventType.DEESCALATED;
import static id.suhu.core.alarm.EventType.ESCALATED;
import static id.suhu.core.alarm.EventType.IN_SERVICE;
import static id.suhu.core.alarm.EventType.OUT_OF_SERVICE;
import static id.suhu.core.alarm.EventType.RAISED;
import static id.suhu.core.alarm.EventType.RESET;
import static id.suhu.core.alarm.EventType.RE_ALARMED;
import static id.suhu.core.alarm.EventType.RULE_CHANGED;
import static id.suhu.core.alarm.EventType.SHELVED;
import static id.suhu.core.alarm.EventType.UNSHELVED;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.rule.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that the journal contains about an alarm, and the rules that it was under. Everything
 * else about it is derived from these.
 */
final class SlowAlarm {

  /**
   * A fact in the journal.
   *
   * @param n the number of its input among all inputs of the sensor
   * @param steadyMs its time by the engine's steady clock
   * @param eventMs its time in the journal
   * @param sinceMs for a raise: since when the condition had held
   * @param severity for a raise or a change of the level or its rule: the severity of the level
   * @param number for a raise: the number of the occurrence
   * @param rule the rule at that time
   * @param command the command that it answers
   */
  record Fact(
      long n,
      EventType type,
      long steadyMs,
      long eventMs,
      long sinceMs,
      Severity severity,
      long number,
      Rule rule,
      Optional<AlarmCommand> command) {}

  /** A rule, and the number of the input from which it applied. */
  record Under(long n, Rule rule) {}

  private final List<Under> rules = new ArrayList<>();

  /** The last fact of each type; nothing is derived from earlier ones. */
  private final Map<EventType, Fact> last = new EnumMap<>(EventType.class);

  SlowAlarm(long n, Rule rule) {
    rules.add(new Under(n, rule));
  }

  void isUnder(long n, Rule rule) {
    rules.add(new Under(n, rule));
  }

  String name() {
    return rule().name();
  }

  Rule rule() {
    return rules.get(rules.size() - 1).rule();
  }

  Condition condition() {
    return rule().condition();
  }

  /** Returns the number of the input from which the current rule applies. */
  long ruleSince() {
    return rules.get(rules.size() - 1).n();
  }

  void add(Fact fact) {
    last.put(fact.type(), fact);
  }

  /** Returns the latest fact of these types. */
  Optional<Fact> last(EventType... types) {
    Fact latest = null;
    for (EventType type : types) {
      Fact fact = last.get(type);
      if (fact != null && (latest == null || fact.n() > latest.n())) {
        latest = fact;
      }
    }
    return Optional.ofNullable(latest);
  }

  private boolean lastIs(EventType which, EventType... others) {
    Fact fact = last.get(which);
    return fact != null && last(others).filter(other -> other.n() > fact.n()).isEmpty();
  }

  boolean isActive() {
    return lastIs(RAISED, CLEARED);
  }

  boolean isAcknowledged() {
    return !last.containsKey(RAISED) || lastIs(ACKNOWLEDGED, RAISED, ESCALATED, RE_ALARMED);
  }

  boolean isLatched() {
    return lastIs(CLEARED, RAISED, RESET) && last(CLEARED).orElseThrow().rule().latching();
  }

  boolean isShelved() {
    return lastIs(SHELVED, UNSHELVED);
  }

  boolean isOutOfService() {
    return lastIs(OUT_OF_SERVICE, IN_SERVICE);
  }

  boolean isSuppressed() {
    return isShelved() || isOutOfService();
  }

  boolean isOpen() {
    return isActive() || !isAcknowledged() || isLatched();
  }

  /** Returns the severity of the latest occurrence, or of the rule if there is none. */
  Severity severity() {
    return last(RAISED, ESCALATED, DEESCALATED, RULE_CHANGED)
        .map(Fact::severity)
        .orElse(condition().severity());
  }

  /** Returns the second limit, if the rule has one. */
  Optional<Level> second() {
    return condition() instanceof LevelCondition limits ? limits.second() : Optional.empty();
  }

  /** Returns whether the active alarm has reached the second limit. */
  boolean isAtSecond() {
    return isActive()
        && second().filter(level -> severity().compareTo(level.severity()) >= 0).isPresent();
  }

  /** Returns the number of the input at which the latest occurrence ended. */
  long endOfLatest() {
    return isActive() ? Long.MAX_VALUE : last(CLEARED).orElseThrow().n();
  }
}
