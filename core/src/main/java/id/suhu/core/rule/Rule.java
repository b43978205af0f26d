package id.suhu.core.rule;

import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;

/**
 * An alarm rule. A sensor has one alarm for each rule that applies to it.
 *
 * @param name part of the alarm's id, so it contains no {@code /}
 * @param condition when the alarm is active; has no memory, so that all sensors can share it
 * @param latching whether an alarm stays after its condition has become false, until it is reset
 */
public record Rule(String name, Condition condition, boolean latching) {

  /** The default rule for a temperature above 80 °C. */
  public static final Rule HIGH = new Rule("high", new LevelCondition(Level.ABOVE_80));

  /** The default rule for 10 s without a reading. */
  public static final Rule SILENCE = new Rule("silence", SilenceCondition.TEN_SECONDS);

  /**
   * @throws IllegalArgumentException if the name is empty or contains {@code /}, or the condition
   *     has a memory
   */
  public Rule {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "rule name '%s' must not be empty or contain '/'".formatted(name));
    }
    if (!condition.equals(condition.fresh())) {
      throw new IllegalArgumentException(
          "rule '%s' has a condition with a memory of readings: %s".formatted(name, condition));
    }
  }

  /** Creates a rule whose alarms do not latch. */
  public Rule(String name, Condition condition) {
    this(name, condition, false);
  }
}
