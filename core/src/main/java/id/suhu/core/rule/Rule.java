package id.suhu.core.rule;

import id.suhu.core.alarm.AlarmId;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;
import java.time.Duration;
import java.util.Optional;

/**
 * An alarm rule. A sensor has one alarm for each rule that applies to it.
 *
 * @param name part of the alarm's id
 * @param condition when the alarm is active; has no memory, so that all sensors can share it
 * @param latching whether an alarm stays after its condition has become false, until it is reset
 * @param reAlarm after how long an active alarm asks for attention again; empty for never
 */
public record Rule(String name, Condition condition, boolean latching, Optional<Duration> reAlarm) {

  /** The shortest time after which an alarm asks for attention again. */
  public static final Duration SHORTEST_RE_ALARM = Duration.ofSeconds(1);

  /** The default rule for a temperature above 80 °C. */
  public static final Rule HIGH = new Rule("high", new LevelCondition(Level.ABOVE_80));

  /** The default rule for 10 s without a reading. */
  public static final Rule SILENCE = new Rule("silence", SilenceCondition.TEN_SECONDS);

  /**
   * @throws IllegalArgumentException if the name is invalid, the condition has a memory, or the
   *     time to repeat is too short
   */
  public Rule {
    if (!AlarmId.isRuleName(name)) {
      throw new IllegalArgumentException(
          "rule name '%s' must be 1 to 64 letters, digits, '.', '_' or '-'".formatted(name));
    }
    if (!condition.equals(condition.fresh())) {
      throw new IllegalArgumentException(
          "rule '%s' has a condition with a memory of readings: %s".formatted(name, condition));
    }
    if (reAlarm.isPresent() && reAlarm.get().compareTo(SHORTEST_RE_ALARM) < 0) {
      throw new IllegalArgumentException(
          "rule '%s' repeats alarms after %s; the minimum is %s"
              .formatted(name, reAlarm.get(), SHORTEST_RE_ALARM));
    }
  }

  /** Creates a rule whose alarms do not latch and are not repeated. */
  public Rule(String name, Condition condition) {
    this(name, condition, false);
  }

  /** Creates a rule whose alarms are not repeated. */
  public Rule(String name, Condition condition, boolean latching) {
    this(name, condition, latching, Optional.empty());
  }
}
