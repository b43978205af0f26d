package id.suhu.core.rule;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alarm rules of a plant. Of the rules of one kind that match a sensor, those with the most
 * specific pattern apply: the sensor's id, or else the pattern with the most characters that are
 * not wildcards, or else the first one.
 *
 * @param entries in the order in which a reading is evaluated; names are unique
 * @param longestShelving for how long an operator may shelve an alarm
 */
public record RuleBook(List<RuleEntry> entries, Duration longestShelving) {

  /** The default for the longest shelving: a shift. */
  public static final Duration A_SHIFT = Duration.ofHours(8);

  /** The minimum of the longest shelving. */
  public static final Duration SHORTEST_SHELVING = Duration.ofSeconds(1);

  private static final Comparator<Glob> BY_SPECIFICITY =
      Comparator.comparing(Glob::isLiteral).thenComparing(Glob::literals);

  /** The default rules. */
  public static final RuleBook DEFAULT = forAll(List.of(Rule.HIGH, Rule.SILENCE));

  /**
   * @throws IllegalArgumentException if two rules have the same name, or two of the same sensors
   *     detect silence
   */
  public RuleBook {
    entries = List.copyOf(entries);
    Set<String> names = new HashSet<>();
    Set<Glob> silences = new HashSet<>();
    for (RuleEntry entry : entries) {
      Rule rule = entry.rule();
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("two rules are named '%s'".formatted(rule.name()));
      }
      if (rule.condition().watchesSilence() && !silences.add(entry.sensors())) {
        throw new IllegalArgumentException(
            "rule '%s' is a second silence rule of sensors '%s'; only one is allowed"
                .formatted(rule.name(), entry.sensors()));
      }
    }
    if (longestShelving.compareTo(SHORTEST_SHELVING) < 0) {
      throw new IllegalArgumentException(
          "longest shelving is %s; the minimum is %s"
              .formatted(longestShelving, SHORTEST_SHELVING));
    }
  }

  /** Creates the rule book with the default for shelving. */
  public RuleBook(List<RuleEntry> entries) {
    this(entries, A_SHIFT);
  }

  /** Returns the rule book of rules that apply to every sensor. */
  public static RuleBook forAll(List<Rule> rules) {
    return new RuleBook(rules.stream().map(RuleEntry::forAll).toList());
  }

  /** Returns the rules. */
  public List<Rule> rules() {
    return entries.stream().map(RuleEntry::rule).toList();
  }

  /** Returns the rules that apply to a sensor, in order. */
  public List<Rule> forSensor(SensorId sensor) {
    List<RuleEntry> matching =
        entries.stream().filter(entry -> entry.sensors().matches(sensor.text())).toList();
    Map<Condition.Kind, Glob> patterns = new EnumMap<>(Condition.Kind.class);
    for (RuleEntry entry : matching) {
      patterns.merge(entry.rule().condition().kind(), entry.sensors(), RuleBook::moreSpecific);
    }
    return matching.stream()
        .filter(RuleEntry::enabled)
        .filter(entry -> entry.sensors().equals(patterns.get(entry.rule().condition().kind())))
        .map(RuleEntry::rule)
        .toList();
  }

  private static Glob moreSpecific(Glob first, Glob second) {
    return BY_SPECIFICITY.compare(second, first) > 0 ? second : first;
  }
}
