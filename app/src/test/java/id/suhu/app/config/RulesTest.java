package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that the file defines. */
class RulesTest {

  private static final Path EXAMPLE = Path.of("../deploy/suhu.yaml");
  private static final Duration NONE = Duration.ZERO;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void readsARuleOfEachKindWithItsDefaults() {
    // given
    Loading loading =
        file(
            "rules:",
            "  hot: {sensors: S1, high: 130 °C}",
            "  cold: {low: -25 °C}",
            "  rise: {rate: 5 °C/min}",
            "  fall: {rate: -18 °F/min}",
            "  rated: {ratedLow: -40 °C, ratedHigh: 250 °C}",
            "  quiet: {sensors: S1, after: 1m}");

    // when
    RuleBook book = loading.load().rules();

    // then
    assertThat(book.entries())
        .containsExactly(
            entry("hot", "S1", new LevelCondition(Level.above(130, 1, NONE, NONE, Severity.HIGH))),
            entry("cold", "*", new LevelCondition(Level.below(-25, 1, NONE, NONE, Severity.HIGH))),
            entry(
                "rise",
                "*",
                new RateCondition(new Rate(5, 1, MINUTE, NONE, NONE, Severity.MEDIUM))),
            entry(
                "fall",
                "*",
                new RateCondition(new Rate(-10, 2, MINUTE, NONE, NONE, Severity.MEDIUM))),
            entry(
                "rated",
                "*",
                new RangeCondition(-40, 250, Duration.ofSeconds(10), Severity.MEDIUM)),
            entry("quiet", "S1", new SilenceCondition(MINUTE, Severity.MEDIUM)),
            RuleEntry.forAll(Rule.HIGH),
            RuleEntry.forAll(Rule.SILENCE));
  }

  @Test
  void readsEveryKeyOfEachKind() {
    // given
    Loading loading =
        file(
            "rules:",
            "  high: {sensors: S2, enabled: false, latching: true, high: 90 °C, highHigh: 95 °C,"
                + " deadband: 2 °C, onDelay: 1s, offDelay: 1m, severity: low}",
            "  cold: {sensors: S2, enabled: false, latching: true, low: 9 °C, lowLow: 5 °C,"
                + " deadband: 2 °C, onDelay: 1s, offDelay: 1m, severity: medium}",
            "  rise: {sensors: S2, enabled: false, latching: true, rate: 3 °C/min, window: 1s,"
                + " deadband: 2 K/min, onDelay: 1s, offDelay: 1m, severity: critical}",
            "  rated: {sensors: S2, enabled: false, latching: true, ratedLow: 0 °C,"
                + " ratedHigh: 99 °C, offDelay: 1m, severity: critical}",
            "  silence: {sensors: S2, enabled: false, latching: true, after: 1m, severity: low}");

    // when
    RuleBook book = loading.load().rules();

    // then
    Level above = Level.above(90, 2, SECOND, MINUTE, Severity.LOW);
    Level below = Level.below(9, 2, SECOND, MINUTE, Severity.MEDIUM);
    assertThat(book.entries())
        .containsExactly(
            disabledLatching("high", twoLevels(above, 95)),
            disabledLatching("cold", twoLevels(below, 5)),
            disabledLatching(
                "rise",
                new RateCondition(new Rate(3, 2, SECOND, SECOND, MINUTE, Severity.CRITICAL))),
            disabledLatching("rated", new RangeCondition(0, 99, MINUTE, Severity.CRITICAL)),
            disabledLatching("silence", new SilenceCondition(MINUTE, Severity.LOW)));
  }

  @Test
  void repeatsTheAlarmsOfAnyKind() {
    RuleBook book =
        file(
                "rules:",
                "  high: {reAlarm: 15m}",
                "  rated: {ratedLow: 0 °C, ratedHigh: 99 °C, reAlarm: 1h}",
                "  quiet: {sensors: S1, after: 1m, reAlarm: ''}")
            .load()
            .rules();

    assertThat(book.entries())
        .extracting(entry -> entry.rule().name() + " " + entry.rule().reAlarm())
        .containsExactly(
            "high Optional[PT15M]",
            "rated Optional[PT1H]",
            "quiet Optional.empty",
            "silence Optional.empty");
  }

  @Test
  void appliesTheMostSpecificRuleOfAKind() {
    // given
    Loading loading =
        file(
            "rules:",
            "  bearings: {sensors: 'bearing-*', high: 130 °C}",
            "  line1: {sensors: 'bearing-1-*', high: 120 °C}",
            "  manual: {sensors: 'manual-*', after: 1m, enabled: false}");

    // when
    RuleBook book = loading.load().rules();

    // then
    assertThat(names(book, "bearing-1-2")).containsExactly("line1", "silence");
    assertThat(names(book, "bearing-2-2")).containsExactly("bearings", "silence");
    assertThat(names(book, "S1")).containsExactly("high", "silence");
    assertThat(names(book, "manual-3")).containsExactly("high");
  }

  @Test
  void keepsTheOrderOfTheFile() {
    assertThat(file("rules: {silence: {after: 10s}, cold: {low: 2 °C}}").load().rules().rules())
        .extracting(Rule::name)
        .containsExactly("silence", "cold", "high");
    assertThat(file("rules: {silence: , high: }").load().rules().rules())
        .containsExactly(Rule.SILENCE, Rule.HIGH);
  }

  @Test
  void setsKeysOfARuleOfTheFileByVariables() {
    // given
    Loading loading =
        file("rules:", "  coldRoom2: {low: 2 °C}", "  café-3: ")
            .variable("SUHU_RULES_COLD_ROOM2_LOW", "4 °C")
            .variable("SUHU_RULES_COLD_ROOM2_LOW_LOW", "1 °C")
            .variable("SUHU_RULES_CAFÉ_3_SENSORS", "S3")
            .variable("SUHU_RULES_CAFÉ_3_LOW", "8 °C");

    // when
    RuleBook book = loading.load().rules();

    // then
    Level first = Level.below(4, 1, NONE, NONE, Severity.HIGH);
    assertThat(book.entries())
        .startsWith(
            entry("coldRoom2", "*", twoLevels(first, 1)),
            entry(
                "café-3", "S3", new LevelCondition(Level.below(8, 1, NONE, NONE, Severity.HIGH))));
  }

  /** An example that is not valid would mislead whoever copies it. */
  @Test
  void acceptsTheRulesInTheCommentsOfTheExampleFile() throws IOException {
    // given
    List<String> rules =
        Files.readAllLines(EXAMPLE).stream()
            .filter(line -> line.matches("  # \\w+: \\{.*"))
            .map(line -> line.replace("#", ""))
            .toList();

    // when
    RuleBook book =
        file(Stream.concat(Stream.of("rules:"), rules.stream()).toArray(String[]::new))
            .load()
            .rules();

    // then
    assertThat(book.rules())
        .extracting(Rule::name)
        .containsExactly("bearings", "freezers", "oven", "rated", "manual", "high", "silence");
  }

  private Loading file(String... lines) {
    return new Loading().file(folder, lines);
  }

  private static RuleEntry entry(String name, String sensors, Condition condition) {
    return new RuleEntry(new Glob(sensors), new Rule(name, condition), true);
  }

  private static RuleEntry disabledLatching(String name, Condition condition) {
    return new RuleEntry(new Glob("S2"), new Rule(name, condition, true), false);
  }

  private static LevelCondition twoLevels(Level level, double furtherCelsius) {
    return new LevelCondition(level, Optional.of(level.beyond(furtherCelsius, Severity.CRITICAL)));
  }

  private static List<String> names(RuleBook book, String sensor) {
    return book.forSensor(new SensorId(sensor)).stream().map(Rule::name).toList();
  }
}
