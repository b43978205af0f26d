package id.suhu.e2e;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules of every kind, with delays; the alarms of some sensors latch. */
final class PlantRules {

  /** The rules as a configuration file. */
  static final String YAML =
      """
      rules:
        high: {high: 80 °C, highHigh: 82.5 °C, deadband: 0.5 °C, onDelay: 100ms, offDelay: 200ms}
        latching: {sensors: "S1?", high: 80 °C, deadband: 1 °C, latching: true, onDelay: 50ms}
        low: {low: 77 °C, lowLow: 76.2 °C, deadband: 1 °C, offDelay: 150ms, severity: medium}
        rise: {rate: 40 °C/min, deadband: 20 °C/min, window: 6s, severity: medium}
        fall: {rate: -40 °C/min, deadband: 20 °C/min, window: 6s, onDelay: 100ms, severity: medium}
        rated: {ratedLow: -40 °C, ratedHigh: 250 °C, offDelay: 100ms, severity: medium}
        silence: {after: 2s}
      """;

  /** The same rules, without the reader of the file. */
  static final RuleBook BOOK =
      new RuleBook(
          List.of(
              all("high", two(Level.above(80, 0.5, ms(100), ms(200), Severity.HIGH), 82.5)),
              new RuleEntry(
                  new Glob("S1?"),
                  new Rule(
                      "latching",
                      new LevelCondition(Level.above(80, 1, ms(50), ms(0), Severity.HIGH)),
                      true),
                  true),
              all("low", two(Level.below(77, 1, ms(0), ms(150), Severity.MEDIUM), 76.2)),
              all(
                  "rise",
                  new RateCondition(new Rate(40, 20, ms(6_000), ms(0), ms(0), Severity.MEDIUM))),
              all(
                  "fall",
                  new RateCondition(new Rate(-40, 20, ms(6_000), ms(100), ms(0), Severity.MEDIUM))),
              all("rated", new RangeCondition(-40, 250, ms(100), Severity.MEDIUM)),
              all("silence", new SilenceCondition(ms(2_000), Severity.MEDIUM))));

  /** Events that the plant causes in any run, with the names of their rules. */
  static final Set<String> EVENTS =
      Stream.of(
              "high: raised escalated deescalated cleared acknowledged shelved unshelved",
              "high: out_of_service in_service refused",
              "latching: raised cleared acknowledged reset refused",
              "low: raised escalated deescalated cleared",
              "rise: raised cleared acknowledged shelved",
              "fall: raised cleared acknowledged shelved",
              "rated: raised cleared")
          .flatMap(PlantRules::events)
          .collect(Collectors.toSet());

  private PlantRules() {}

  private static Stream<String> events(String line) {
    String[] words = line.split(":? ");
    return Arrays.stream(words).skip(1).map(event -> words[0] + " " + event);
  }

  /** Returns the name of a sensor's rule for its upper limit. */
  static String upper(String sensor) {
    return sensor.matches("S1.") ? "latching" : "high";
  }

  private static RuleEntry all(String name, Condition condition) {
    return RuleEntry.forAll(new Rule(name, condition));
  }

  private static LevelCondition two(Level level, double further) {
    return new LevelCondition(level, Optional.of(level.beyond(further, Severity.CRITICAL)));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
