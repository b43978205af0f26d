package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import id.suhu.core.rule.SilenceRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that a plant names itself. */
class RulesTest {

  @TempDir private Path folder;

  @Test
  void aRuleIsOfTheKindWhoseLimitItHas() {
    RuleBook book =
        new Loading()
            .file(
                folder,
                "rules:",
                "  hot: {sensors: 'S1', high: 130 °C, highHigh: 150 °C, latching: true}",
                "  cold: {low: -25 °C, lowLow: -30 °C, reAlarm: 10m, severity: low}",
                "  rise: {rate: 5 °C/min, onDelay: 2s}",
                "  fall: {rate: -18 °F/min, window: 2m, deadband: 1 °C/min}",
                "  rated: {ratedLow: -40 °C, ratedHigh: 250 °C}",
                "  quiet: {sensors: 'S1', after: 1m}")
            .load()
            .rules();

    assertThat(book.of(new SensorId("S1")).rules())
        .containsExactly(
            new RangeRule(
                "rated",
                -40,
                250,
                new Delays(Duration.ZERO, Duration.ofSeconds(10)),
                Handling.of(Severity.MEDIUM)),
            new LevelRule(
                "hot",
                Side.HIGH,
                130,
                OptionalDouble.of(150),
                1,
                Delays.NONE,
                new Handling(Severity.HIGH, true, Optional.empty())),
            new LevelRule(
                "cold",
                Side.LOW,
                -25,
                OptionalDouble.of(-30),
                1,
                Delays.NONE,
                new Handling(Severity.LOW, false, Optional.of(Duration.ofMinutes(10)))),
            new RateRule(
                "rise",
                5,
                1,
                Duration.ofSeconds(60),
                new Delays(Duration.ofSeconds(2), Duration.ZERO),
                Handling.of(Severity.MEDIUM)),
            new RateRule(
                "fall", -10, 1, Duration.ofMinutes(2), Delays.NONE, Handling.of(Severity.MEDIUM)),
            new SilenceRule("quiet", Duration.ofMinutes(1), Handling.of(Severity.MEDIUM)));
  }

  @Test
  void theMostSpecificRuleOfAKindIsASensorsOwn() {
    RuleBook book =
        new Loading()
            .file(
                folder,
                "rules:",
                "  bearings: {sensors: 'bearing-*', high: 130 °C}",
                "  line1: {sensors: 'bearing-1-*', high: 120 °C}",
                "  manual: {sensors: 'manual-*', after: 1m, enabled: false}")
            .load()
            .rules();

    assertThat(names(book, "bearing-1-2")).containsExactly("line1", "silence");
    assertThat(names(book, "bearing-2-2")).containsExactly("bearings", "silence");
    assertThat(names(book, "S1")).containsExactly("high", "silence");
    assertThat(names(book, "manual-3")).containsExactly("high");
  }

  private static List<String> names(RuleBook book, String sensor) {
    return book.of(new SensorId(sensor)).rules().stream().map(Rule::name).toList();
  }

  @Test
  void aVariableSetsAKeyOfARuleThatTheFileNames() {
    RuleBook book =
        new Loading()
            .file(folder, "rules: {coldRoom: {low: 2 °C}}")
            .variable("SUHU_RULES_COLD_ROOM_LOW", "4 °C")
            .variable("SUHU_RULES_COLD_ROOM_DEADBAND", "0.5 °C")
            .load()
            .rules();

    LevelRule low = (LevelRule) book.of(new SensorId("S1")).rules().get(1);
    assertThat(low.limitCelsius()).isEqualTo(4);
    assertThat(low.deadbandCelsius()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {sensors: 'a'}                       | 'rules.x' has no limit; a rule has high, low, rate, ratedLow with ratedHigh, or after
          {high: 90 °C, low: 5 °C}             | 'rules.x' has limits of more than one kind, high and low; make a rule of each
          {rate: 5}                            | rules.x.rate is '5': a rate needs a unit; did you mean '5 °C/min'?
          {rate: 0 °C/min}                     | rules.x.rate is '0 °C/min': it must be above 0 for a rise, below 0 for a fall
          {rate: 5 °C/min, window: 2d}         | rules.x.window is '2d': it must be at most 1d
          {low: 5 °C, lowLow: 6 °C}            | rules.x.lowLow is '6 °C': it must be below low, 5 °C
          {ratedLow: 5 °C, ratedHigh: 5 °C}    | rules.x.ratedHigh is '5 °C': it must be above ratedLow, 5 °C
          {ratedLow: 5 °C}                     | rules.x.ratedHigh is missing
          {after: 1m}                          | rules.x.sensors is '*': rules.silence is for the same and of the same kind; name others or change that one
          {sensors: 'a', after: 1m, high: 9 K} | 'rules.x' has limits of more than one kind, high and after; make a rule of each
          {sensors: 'a', after: 1m, window: 5s}| rules.x.window belongs to rate rules; this is a silence rule
          """)
  void whatIsNoRuleIsToldWithItsPlace(String rule, String fault) {
    assertThat(new Loading().file(folder, "", "rules:", "  x: " + rule).faults())
        .hasSize(1)
        .allSatisfy(told -> assertThat(told).startsWith("suhu.yaml:3: ").contains(fault));
  }

  @Test
  void aNameThatCouldNotStandInAnAlarmIdIsRefused() {
    assertThat(new Loading().file(folder, "rules: {a/b: {sensors: S1, high: 9 °C}}").faults())
        .containsExactly(
            "suhu.yaml:1: 'rules.a/b' cannot be a rule: its name must not be empty or contain '/'");
  }
}
