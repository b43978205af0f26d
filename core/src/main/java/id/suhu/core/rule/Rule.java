package id.suhu.core.rule;

import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;

/**
 * Something to watch for. A sensor has one alarm for each rule that applies to it.
 *
 * @param name part of the alarm's id, so without {@code /}
 * @param condition when the alarm is active, with nothing remembered; all sensors share it
 * @param latching whether an alarm stays after its condition is gone, until it is reset
 */
public record Rule(String name, Condition condition, boolean latching) {

  /** Above 80 °C: the rule that every sensor has where nothing is configured. */
  public static final Rule HIGH = new Rule("high", new LevelCondition(Level.ABOVE_80));

  /** No reading for 10 s: the rule that every sensor has where nothing is configured. */
  public static final Rule SILENCE = new Rule("silence", SilenceCondition.TEN_SECONDS);

  /**
   * @throws IllegalArgumentException if the name could not stand in an alarm id, or the condition
   *     remembers something
   */
  public Rule {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "rule name '%s' must not be empty or contain '/'".formatted(name));
    }
    if (!condition.equals(condition.fresh())) {
      throw new IllegalArgumentException(
          "rule '%s' has a condition that remembers readings: %s".formatted(name, condition));
    }
  }

  /** A rule whose alarms do not latch. */
  public Rule(String name, Condition condition) {
    this(name, condition, false);
  }
}
