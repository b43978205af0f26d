package id.suhu.core.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a plant. Every rule applies to every sensor.
 *
 * @param rules in the order in which a reading meets them; no name twice
 */
public record RuleBook(List<Rule> rules) {

  /** The rules that need no configuration. */
  public static final RuleBook DEFAULT =
      new RuleBook(List.of(HighRule.DEFAULT, SilenceRule.DEFAULT));

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
      if (rule instanceof SilenceRule && ++silences > 1) {
        throw new IllegalArgumentException(
            "rule '%s' is a second rule about silence; a sensor has one".formatted(rule.name()));
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
