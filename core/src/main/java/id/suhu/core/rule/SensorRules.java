package id.suhu.core.rule;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of one sensor.
 *
 * @param rules in the order in which a reading meets them; no name and no kind twice
 */
public record SensorRules(List<Rule> rules) {

  /**
   * Puts them in their order.
   *
   * @throws IllegalArgumentException if two rules share a name or a kind
   */
  public SensorRules {
    rules = rules.stream().sorted(Comparator.comparing(Rule::kind)).toList();
    Set<String> names = new HashSet<>();
    Set<RuleKind> kinds = EnumSet.noneOf(RuleKind.class);
    for (Rule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("two rules are named '%s'".formatted(rule.name()));
      }
      if (!kinds.add(rule.kind())) {
        throw new IllegalArgumentException(
            "rule '%s' is a second one of the kind %s; a sensor has one"
                .formatted(rule.name(), rule.kind()));
      }
    }
  }

  /** The rule about silence, where there is one. */
  public Optional<SilenceRule> silence() {
    return rules.stream()
        .filter(SilenceRule.class::isInstance)
        .map(SilenceRule.class::cast)
        .findFirst();
  }
}
