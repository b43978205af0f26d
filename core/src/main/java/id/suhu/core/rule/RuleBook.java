package id.suhu.core.rule;

import id.suhu.core.reading.SensorId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a plant. Every rule applies to every sensor.
 *
 * @param rules in the order in which a reading meets them; no name twice
 */
public record RuleBook(List<Rule> rules) {

  /** The rules that need no configuration. */
  public static final RuleBook DEFAULT = new RuleBook(List.of(Rule.HIGH, Rule.SILENCE));

  /**
   * @throws IllegalArgumentException if two rules share a name, or two are about silence
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
            "rule '%s' is a second rule about silence; a sensor has one".formatted(rule.name()));
      }
    }
  }

  /** The rules that apply to a sensor, in their order. */
  public List<Rule> forSensor(SensorId sensor) {
    return rules;
  }
}
