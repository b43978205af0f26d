package id.suhu.core.simulation;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import id.suhu.core.rule.RuleKind;
import java.util.ArrayList;
import java.util.List;

/** Which rules are a sensor's, asked of every entry for every kind. */
final class SlowRules {

  private SlowRules() {}

  /** One of each kind at most, in the order of the kinds. */
  static List<Rule> of(RuleBook book, SensorId sensor) {
    List<Rule> rules = new ArrayList<>();
    for (RuleKind kind : RuleKind.values()) {
      book.entries().stream()
          .filter(entry -> entry.rule().kind() == kind && names(entry, sensor))
          .reduce((one, other) -> specificity(other) > specificity(one) ? other : one)
          .filter(RuleEntry::enabled)
          .ifPresent(entry -> rules.add(entry.rule()));
    }
    return rules;
  }

  private static boolean names(RuleEntry entry, SensorId sensor) {
    // No character of a simulated sensor's name or pattern means something else to a regex.
    return sensor.text().matches(entry.sensors().pattern().replace("*", ".*").replace("?", "."));
  }

  /** Of two patterns that name a sensor, the one that says more of its name. */
  private static int specificity(RuleEntry entry) {
    String pattern = entry.sensors().pattern();
    String said = pattern.replace("*", "").replace("?", "");
    return said.equals(pattern) ? Integer.MAX_VALUE : said.length();
  }
}
