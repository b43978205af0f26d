package id.suhu.core.rule;

/**
 * A rule and its sensors.
 *
 * @param sensors the sensors it applies to
 * @param rule the rule
 * @param enabled if false, these sensors have no alarm of the rule's kind
 */
public record RuleEntry(Glob sensors, Rule rule, boolean enabled) {

  /** Creates the entry of a rule for all sensors. */
  public static RuleEntry forAll(Rule rule) {
    return new RuleEntry(Glob.ALL, rule, true);
  }
}
