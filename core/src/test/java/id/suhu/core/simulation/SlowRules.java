package id.suhu.core.simulation;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.util.List;

/** The rules of a sensor, determined separately for each entry of the book. */
final class SlowRules {

  private SlowRules() {}

  /** Returns the rules for which no more specific pattern of the same kind matches the sensor. */
  static List<Rule> of(RuleBook book, SensorId sensor) {
    return book.entries().stream()
        .filter(entry -> entry.enabled() && matches(entry, sensor))
        .filter(entry -> entry.sensors().equals(winner(book, sensor, entry).sensors()))
        .map(RuleEntry::rule)
        .toList();
  }

  /** Returns the first of the entries with the most specific pattern, for the kind of an entry. */
  private static RuleEntry winner(RuleBook book, SensorId sensor, RuleEntry entry) {
    Condition.Kind kind = entry.rule().condition().kind();
    return book.entries().stream()
        .filter(other -> other.rule().condition().kind() == kind && matches(other, sensor))
        .reduce((one, other) -> specificity(other) > specificity(one) ? other : one)
        .orElse(entry);
  }

  private static boolean matches(RuleEntry entry, SensorId sensor) {
    // The other characters of a simulated pattern have no meaning in a regular expression.
    return sensor.text().matches(entry.sensors().pattern().replace("*", ".*").replace("?", "."));
  }

  private static int specificity(RuleEntry entry) {
    String pattern = entry.sensors().pattern();
    String literals = pattern.replace("*", "").replace("?", "");
    return literals.equals(pattern) ? Integer.MAX_VALUE : literals.length();
  }
}
