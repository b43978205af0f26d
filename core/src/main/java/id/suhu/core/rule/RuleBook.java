package id.suhu.core.rule;

import id.suhu.core.reading.SensorId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The alarm rules of a plant. Every rule applies to every sensor.
 *
 * @param rules in the order in which a reading is evaluated; names are unique
 */
public record RuleBook(List<Rule> rules) {

  /** The default rules. */
  public static final RuleBook DEFAULT = new RuleBook(List.of(Rule.HIGH, Rule.SILENCE));

  /**
   * @throws IllegalArgumentException if two rules have the same name, or two detect silence
   */
  public RuleBook {
    rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    int silences = 0;
    for (Rule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("two rules are named '%s'".formatted(rule.name()));
      }
      if (rule.condition().watchesSilence() && ++silences > 1) {
        throw new IllegalArgumentException(
            "rule '%s' is a second silence rule; only one is allowed".formatted(rule.name()));
      }
    }
  }

  /** Returns the rules that apply to a sensor, in order. */
  public List<Rule> forSensor(SensorId sensor) {
    return rules;
  }
}
