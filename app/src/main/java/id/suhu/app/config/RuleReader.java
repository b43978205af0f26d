package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.condition.Condition;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads one rule. The result is empty if faults leave its name, its sensors or its limit unknown.
 *
 * @param name of the rule
 * @param keys its keys
 */
record RuleReader(String name, Section keys) {

  private static final Form<Glob> SENSORS = Form.checkedBy(Glob::new);
  private static final Form<Duration> RE_ALARM = new DurationForm(Rule.SHORTEST_RE_ALARM)::parse;

  /** Reads the rule {@code high}. */
  Optional<RuleEntry> high() {
    RuleKind.HIGH.explainOthers(keys);
    return entry(new ConditionReader(keys).high());
  }

  /** Reads the rule {@code silence}. */
  Optional<RuleEntry> silence() {
    RuleKind.SILENCE.explainOthers(keys);
    return entry(new ConditionReader(keys).silence());
  }

  /** Reads a rule of the kind whose limit it has. */
  Optional<RuleEntry> named() {
    boolean validName = AlarmId.isRuleName(name);
    if (!validName) {
      keys.refuse("is not a rule name, which is 1 to 64 letters, digits, '.', '_' or '-'");
    }
    Optional<Condition> condition = condition();
    return entry(validName ? condition : Optional.empty());
  }

  private Optional<Condition> condition() {
    ConditionReader reader = new ConditionReader(keys);
    List<RuleKind> kinds = RuleKind.of(keys);
    if (kinds.size() == 1) {
      RuleKind kind = kinds.get(0);
      kind.explainOthers(keys);
      return reader.of(kind);
    }
    if (!kinds.isEmpty()) {
      keys.refuse(
          "has limits of several kinds: %s; each kind needs a rule of its own"
              .formatted(String.join(", ", RuleKind.limitsIn(keys))));
    } else if (keys.holdsKeys()) {
      keys.refuse("has no limit; it needs high, low, rate, after, or ratedLow with ratedHigh");
    }
    reader.severityOnly();
    RuleKind.allKeys().forEach(keys::skip);
    return Optional.empty();
  }

  private Optional<RuleEntry> entry(Optional<Condition> condition) {
    Optional<Glob> sensors = keys.checked("sensors", SENSORS, Optional.of(Glob.ALL));
    boolean enabled = keys.value("enabled", Form.FLAG, true);
    boolean latching = keys.value("latching", Form.FLAG, false);
    Optional<Duration> reAlarm = keys.optional("reAlarm", RE_ALARM);
    return condition.flatMap(
        holds ->
            sensors.map(
                glob -> new RuleEntry(glob, new Rule(name, holds, latching, reAlarm), enabled)));
  }
}
