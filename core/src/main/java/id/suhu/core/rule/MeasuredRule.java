package id.suhu.core.rule;

/** A rule that readings are held against; its delays elapse in event time. */
public sealed interface MeasuredRule extends Rule permits LevelRule, RangeRule, RateRule {

  /** How long its condition must last. */
  Delays delays();

  /**
   * The limit of a level, in the rule's unit.
   *
   * @param level 1, or 2 where the rule has a second
   * @param celsius °C, for a rule with a limit on either side
   */
  double limit(int level, double celsius);

  /** How many limits it has, one beyond the other. */
  default int levels() {
    return 1;
  }
}
