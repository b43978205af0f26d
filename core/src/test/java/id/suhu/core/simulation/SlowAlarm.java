package id.suhu.core.simulation;

import id.suhu.core.alarm.EventType;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.rule.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal has said of an alarm, and under which rules; where it stands is worked out from
 * that.
 */
final class SlowAlarm {

  /**
   * Something that the journal said.
   *
   * @param n its place among all that befell the sensor
   * @param steadyMs when, on the engine's steady clock
   * @param eventMs when, as the journal has it
   * @param sinceMs of a raise: since when the condition had held
   * @param level of a raise
   * @param number of a raise
   * @param latching whether the rule then latched
   * @param command that it answered
   */
  record Said(
      long n,
      EventType type,
      long steadyMs,
      long eventMs,
      long sinceMs,
      int level,
      long number,
      boolean latching,
      Optional<AlarmCommand> command) {}

  /** A rule, and from which place on it held. */
  record Under(long n, Rule rule) {}

  final List<Under> rules = new ArrayList<>();

  /** What it said last of each type. */
  private final Map<EventType, Said> last = new EnumMap<>(EventType.class);

  SlowAlarm(long n, Rule rule) {
    rules.add(new Under(n, rule));
  }

  Rule rule() {
    return under().rule();
  }

  /** The place from which on the rule says what it says now. */
  long ruleSince() {
    return under().n();
  }

  private Under under() {
    return rules.get(rules.size() - 1);
  }

  void say(Said said) {
    last.put(said.type(), said);
  }

  /** What was said latest of all that is of these types. */
  Optional<Said> last(EventType... types) {
    Said latest = null;
    for (EventType type : types) {
      Said said = last.get(type);
      if (said != null && (latest == null || said.n() > latest.n())) {
        latest = said;
      }
    }
    return Optional.ofNullable(latest);
  }

  private boolean lastIs(EventType which, EventType... others) {
    Optional<Said> said = last(which);
    return said.isPresent() && last(others).filter(other -> other.n() > said.get().n()).isEmpty();
  }

  boolean isActive() {
    return lastIs(EventType.RAISED, EventType.CLEARED);
  }

  boolean isAcknowledged() {
    return last(EventType.RAISED).isEmpty()
        || lastIs(
            EventType.ACKNOWLEDGED, EventType.RAISED, EventType.ESCALATED, EventType.RE_ALARMED);
  }

  boolean isLatched() {
    return lastIs(EventType.CLEARED, EventType.RAISED, EventType.RESET)
        && last(EventType.CLEARED).get().latching();
  }

  boolean isShelved() {
    return lastIs(EventType.SHELVED, EventType.UNSHELVED);
  }

  boolean isOutOfService() {
    return lastIs(EventType.OUT_OF_SERVICE, EventType.IN_SERVICE);
  }

  boolean isSuppressed() {
    return isShelved() || isOutOfService();
  }

  boolean isAtRest() {
    return !isActive() && isAcknowledged() && !isLatched() && !isSuppressed();
  }

  /** The level of the latest raise; 0 where there was none. */
  int level() {
    Optional<Said> raised = last(EventType.RAISED);
    if (raised.isEmpty()) {
      return 0;
    }
    Said latest = last(EventType.RAISED, EventType.ESCALATED, EventType.DEESCALATED).orElseThrow();
    int level = latest.type() == EventType.RAISED ? latest.level() : 1;
    level = latest.type() == EventType.ESCALATED ? 2 : level;
    for (Under under : rules) {
      boolean then = under.n() > latest.n() && under.n() < endOfLatest();
      if (then && SlowLimits.extreme(under.rule()).isEmpty()) {
        level = 1;
      }
    }
    return level;
  }

  /** The place of the clear of the latest raise, or one after all. */
  long endOfLatest() {
    return isActive() ? Long.MAX_VALUE : last(EventType.CLEARED).orElseThrow().n();
  }
}
