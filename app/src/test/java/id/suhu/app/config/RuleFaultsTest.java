package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFaultsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x: {sensors: a}                           | 'rules.x' has no limit; it needs high, low, rate, after, or ratedLow with ratedHigh
          x:                                        | 'rules.x' has no limit; it needs high, low, rate, after, or ratedLow with ratedHigh
          x: 80 °C                                  | 'rules.x' must hold keys with values
          x: {high: 90 °C, low: 5 °C}               | 'rules.x' has limits of several kinds: high, low; each kind needs a rule of its own
          x: {low: 5 °C, after: 5, window: 5s}      | 'rules.x' has limits of several kinds: low, after; each kind needs a rule of its own
          x: {highHigh: 90 °C, sensors: a}          | rules.x.high is missing
          x: {lowLow: 5 °C}                         | rules.x.low is missing
          x: {ratedLow: 5 °C}                       | rules.x.ratedHigh is missing
          x: {ratedHigh: 5 °C}                      | rules.x.ratedLow is missing
          x: {low: }                                | rules.x.low has no value
          x: {low: 5 °C, sensors: }                 | rules.x.sensors has no value; omit the key for the default
          x: {low: [5 °C]}                          | rules.x.low must be one value, not a list or section
          x: {after: 1m, sensors: [a, b]}           | rules.x.sensors must be one value, not a list or section
          x: {low: 5 °C, lowLow: 5 °C}              | rules.x.lowLow is '5 °C': it must be below low, 5 °C
          x: {low: 41 °F, lowLow: 50 °F}            | rules.x.lowLow is '50 °F': it must be below low, 5 °C
          x: {low: 5 °C, lowLow: 6}                 | rules.x.lowLow is '6': a temperature needs a unit; did you mean '6 °C'?
          x: {low: 5, lowLow: 6 °C}                 | rules.x.low is '5': a temperature needs a unit; did you mean '5 °C'?
          x: {low: 5 °C, lowLow: 1 °C, severity: critical} | rules.x.severity is 'critical': it must be below critical, the severity of lowLow
          x: {ratedLow: 5 °C, ratedHigh: 5 °C}      | rules.x.ratedHigh is '5 °C': it must be above ratedLow, 5 °C
          x: {rate: 5}                              | rules.x.rate is '5': a rate needs a unit; did you mean '5 °C/min'?
          x: {rate: -5/min}                         | rules.x.rate is '-5/min': a rate needs a unit; did you mean '-5 °C/min'?
          x: {rate: 5 °C}                           | rules.x.rate is '5 °C': a rate is a number with a decimal point and a unit per minute, such as 5 °C/min or -9 °F/min
          x: {rate: 5 m/min}                        | rules.x.rate is '5 m/min': a rate is a number with a decimal point and a unit per minute, such as 5 °C/min or -9 °F/min
          x: {rate: 0 °C/min}                       | rules.x.rate is '0 °C/min': it must be above 0 for a rise or below 0 for a fall
          x: {rate: 5 °C/min, deadband: -1 °C/min}  | rules.x.deadband is '-1 °C/min': it must be at least 0 °C/min
          x: {rate: 5 °C/min, window: 999ms}        | rules.x.window is '999ms': it must be at least 1s
          x: {rate: 5 °C/min, window: 25h}          | rules.x.window is '25h': it must be at most 1d
          x: {rate: -5 °C/min, deadband: 5 °C/min}  | rules.x.deadband is '5 °C/min': it must be below the limit, 5 °C/min
          x: {low: 5 °C, reAlarm: 500ms}            | rules.x.reAlarm is '500ms': it must be at least 1s
          x: {low: 5 °C, latching: yes}            | rules.x.latching is 'yes': it must be true or false
          x: {low: 5 °C, window: 5s}                | rules.x.window belongs to rate rules; this is a low rule
          x: {rate: 5 °C/min, offdelay: 5s}         | 'rules.x.offdelay' is not a key; did you mean 'rules.x.offDelay'?
          x: {ratedLow: 0 °C, ratedHigh: 99 °C, onDelay: 5s} | rules.x.onDelay belongs to high, low and rate rules; this is a range rule
          high: {low: 5 °C}                         | rules.high.low belongs to low rules; this is a high rule
          silence: {deadband: 5 °C}                 | rules.silence.deadband belongs to high, low and rate rules; this is a silence rule
          x: {after: 1m}                            | rules.x.sensors is not set: rules.silence is also a silence rule of '*'; a pattern has only one rule of each kind
          x: {high: 90 °C, sensors: "*"}            | rules.x.sensors is '*': rules.high is also a high rule of '*'; a pattern has only one rule of each kind
          a/b: {low: 5 °C}                          | 'rules.a/b' is not a rule name, which is 1 to 64 letters, digits, '.', '_' or '-'
          "": {low: 5 °C}                           | 'rules.' is not a rule name, which is 1 to 64 letters, digits, '.', '_' or '-'
          """)
  void reportsAFaultOfARuleWithItsPlace(String rule, String fault) {
    assertThat(new Loading().file(folder, "", "rules:", "  " + rule).faults())
        .containsExactly("suhu.yaml:3: " + fault);
  }

  @Test
  void reportsAllFaultsOfAllRulesTogether() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "rules:",
                "  a:",
                "    sensors: 'press-*'",
                "    low: 5 °C",
                "    lowLow: 8 °C",
                "    severity: critical",
                "  b:",
                "    sensors: 'press-*'",
                "    low: 3 °C",
                "    onDelay: 5",
                "    latching: on",
                "  c:",
                "    limit: 3 °C",
                "    severity: urgent",
                "    enabled: no");

    // then
    assertThat(loading.faults())
        .containsExactly(
            "suhu.yaml:5: rules.a.lowLow is '8 °C': it must be below low, 5 °C",
            "suhu.yaml:6: rules.a.severity is 'critical': it must be below critical, the severity"
                + " of lowLow",
            "suhu.yaml:8: rules.b.sensors is 'press-*': rules.a is also a low rule of 'press-*'; a"
                + " pattern has only one rule of each kind",
            "suhu.yaml:10: rules.b.onDelay is '5': a duration needs a unit; did you mean '5s'?",
            "suhu.yaml:11: rules.b.latching is 'on': it must be true or false",
            "suhu.yaml:12: 'rules.c' has no limit; it needs high, low, rate, after, or ratedLow"
                + " with ratedHigh",
            "suhu.yaml:13: 'rules.c.limit' is not a key; there are after, deadband, enabled, high,"
                + " highHigh, latching, low, lowLow, offDelay, onDelay, rate, ratedHigh, ratedLow,"
                + " reAlarm, sensors, severity, window",
            "suhu.yaml:14: rules.c.severity is 'urgent': it must be one of low, medium, high,"
                + " critical",
            "suhu.yaml:15: rules.c.enabled is 'no': it must be true or false");
  }

  @Test
  void refusesARatedRangeThatHidesALimit() {
    assertThat(
            new Loading()
                .file(
                    folder,
                    "rules:",
                    "  high: {high: 80 °C, highHigh: 95 °C}",
                    "  rated: {ratedLow: -40 °C, ratedHigh: 90 °C}",
                    "  ovens: {sensors: 'oven-*', high: 200 °C}",
                    "  rated-ovens: {sensors: 'oven-*', ratedLow: 0 °C, ratedHigh: 300 °C}",
                    "  cold: {sensors: 'oven-*', low: -5 °C}",
                    "  rated-one: {sensors: oven-1, ratedLow: -9 °C, ratedHigh: 150 °C}")
                .faults())
        .containsExactly(
            "suhu.yaml:3: rules.rated.ratedHigh is '90 °C': it hides the limit 95 °C of rules.high,"
                + " since no rule evaluates a reading outside the rated range",
            "suhu.yaml:5: rules.rated-ovens.ratedLow is '0 °C': it hides the limit -5 °C of"
                + " rules.cold, since no rule evaluates a reading outside the rated range",
            "suhu.yaml:7: rules.rated-one.ratedHigh is '150 °C': it hides the limit 200 °C of"
                + " rules.ovens, since no rule evaluates a reading outside the rated range");
  }

  @Test
  void refusesARatedRangeInWhichAnAlarmIsNeverCleared() {
    assertThat(
            new Loading()
                .file(
                    folder,
                    "rules:",
                    "  high: {high: 80 °C, deadband: 60 °C}",
                    "  low: {low: 70 °C, deadband: 30.5 °C}",
                    "  rated: {ratedLow: 21 °C, ratedHigh: 100 °C}",
                    "  wide: {sensors: S1, ratedLow: 20 °C, ratedHigh: 100.5 °C}")
                .faults())
        .containsExactly(
            "suhu.yaml:4: rules.rated.ratedLow is '21 °C': it hides 20 °C, at which rules.high is"
                + " cleared, since no rule evaluates a reading outside the rated range",
            "suhu.yaml:4: rules.rated.ratedHigh is '100 °C': it hides 100.5 °C, at which rules.low"
                + " is cleared, since no rule evaluates a reading outside the rated range");
  }

  /** The default limit of 80 °C does not apply to these sensors. */
  @Test
  void acceptsARatedRangeBelowALimitOfOtherSensors() {
    assertThat(
            new Loading()
                .file(
                    folder,
                    "rules:",
                    "  freezers: {sensors: 'freezer-*', high: -10 °C}",
                    "  rated: {sensors: 'freezer-cold-*', ratedLow: -90 °C, ratedHigh: 60 °C}",
                    "  rated-one: {sensors: freezer-1, ratedLow: -90 °C, ratedHigh: 60 °C}")
                .load()
                .rules()
                .entries())
        .hasSize(5);
  }

  @Test
  void comparesALimitOfTheFileWithOneOfAVariable() {
    assertThat(
            new Loading()
                .file(folder, "rules: {high: {highHigh: 90 °C}}")
                .variable("SUHU_RULES_HIGH_HIGH", "95 °C")
                .faults())
        .containsExactly(
            "suhu.yaml:1: rules.high.highHigh is '90 °C': it must be above high, 95 °C");
  }

  @Test
  void allowsARiseAndAFallOfTheSameSensors() {
    Loading loading =
        new Loading().file(folder, "rules: {rise: {rate: 5 °C/min}, fall: {rate: -5 °C/min}}");

    assertThat(loading.load().rules().rules()).hasSize(4);
  }

  @Test
  void rejectsAVariableThatTwoKeysHave() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "rules:",
                "  highHigh: {sensors: S1, high: 95 °C}",
                "  press-4: {sensors: S2, high: 95 °C}",
                "  press_4: {sensors: S3, high: 95 °C}")
            .variable("SUHU_RULES_HIGH_HIGH_HIGH", "99 °C")
            .variable("SUHU_RULES_PRESS_4_HIGH", "99 °C");

    // then
    assertThat(loading.faults())
        .containsExactly(
            "SUHU_RULES_HIGH_HIGH_HIGH: both rules.high.highHigh and rules.highHigh.high have this"
                + " variable; set them in the file",
            "SUHU_RULES_PRESS_4_HIGH: both rules.press-4.high and rules.press_4.high have this"
                + " variable; set them in the file");
  }

  @Test
  void explainsAVariableOfAnotherKind() {
    assertThat(new Loading().variable("SUHU_RULES_HIGH_WINDOW", "30s").faults())
        .containsExactly(
            "SUHU_RULES_HIGH_WINDOW: rules.high.window belongs to rate rules; this is a high rule");
  }
}
