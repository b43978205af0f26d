package id.suhu.core.rule;

/**
 * A rule and the sensors that it is for.
 *
 * @param sensors which
 * @param rule what is watched for
 * @param enabled false takes what it would watch for away from those sensors
 */
public record RuleEntry(Glob sensors, Rule rule, boolean enabled) {

  /** For every sensor. */
  public static RuleEntry forAll(Rule rule) {
    return new RuleEntry(Glob.ALL, rule, true);
  }
}
