package id.suhu.core.rule;

import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a plant. Of the rules of one kind that name a sensor, the most specific is its: one
 * that names it in full, else the one whose pattern says the most of its characters, else the one
 * that stands first.
 *
 * @param entries no rule name twice, and no pattern twice for one kind
 * @param longestShelving how long an operator may shelve an alarm
 */
public record RuleBook(List<RuleEntry> entries, Duration longestShelving) {

  /** How long an alarm may be shelved where nothing is configured: a shift. */
  public static final Duration A_SHIFT = Duration.ofHours(8);

  private static final Comparator<RuleEntry> MOST_SPECIFIC_FIRST =
      Comparator.comparing((RuleEntry entry) -> !entry.sensors().isName())
          .thenComparing(entry -> -entry.sensors().literals());

  /** The rules that need no configuration. */
  public static final RuleBook DEFAULT = forAll(LevelRule.DEFAULT_HIGH, SilenceRule.DEFAULT);

  /**
   * @throws IllegalArgumentException if two rules share a name, or two of a kind a pattern
   */
  public RuleBook {
    entries = entries.stream().sorted(MOST_SPECIFIC_FIRST).toList();
    Set<String> names = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (RuleEntry entry : entries) {
      Rule rule = entry.rule();
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("two rules are named '%s'".formatted(rule.name()));
      }
      if (!places.add(rule.kind() + " " + entry.sensors())) {
        throw new IllegalArgumentException(
            "rule '%s' is a second one of the kind %s for the sensors '%s'"
                .formatted(rule.name(), rule.kind(), entry.sensors()));
      }
    }
    if (longestShelving.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "the longest shelving time is %s; the shortest possible is 1 s"
              .formatted(longestShelving));
    }
  }

  /** A plant whose rules are for every sensor. */
  public static RuleBook forAll(Rule... rules) {
    return new RuleBook(List.of(rules).stream().map(RuleEntry::forAll).toList(), A_SHIFT);
  }

  /** The rules of a sensor. */
  public SensorRules of(SensorId sensor) {
    Map<RuleKind, RuleEntry> chosen = new EnumMap<>(RuleKind.class);
    for (RuleEntry entry : entries) {
      if (!chosen.containsKey(entry.rule().kind()) && entry.sensors().matches(sensor.text())) {
        chosen.put(entry.rule().kind(), entry);
      }
    }
    List<Rule> rules = new ArrayList<>();
    for (RuleEntry entry : chosen.values()) {
      if (entry.enabled()) {
        rules.add(entry.rule());
      }
    }
    return new SensorRules(rules);
  }
}
