package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * States that were written down carry what their rules said. Whoever changes how a rule tells that
 * makes every alarm that is not at rest, at every plant, journal a change of rules that was none.
 */
class FingerprintTest {

  @Test
  void staysTheSameForTheRulesThatNeedNoConfiguration() {
    assertThat(LevelRule.DEFAULT_HIGH.fingerprint())
        .isEqualTo(
            "80.0 OptionalDouble.empty 1.0 Delays[on=PT0S, off=PT0S]"
                + " Handling[severity=HIGH, latching=false, reAlarm=Optional.empty]");
    assertThat(SilenceRule.DEFAULT.fingerprint())
        .isEqualTo("PT10S Handling[severity=MEDIUM, latching=false, reAlarm=Optional.empty]");
  }

  @Test
  void staysTheSameForEveryOtherKindOfRule() {
    LevelRule high =
        Rules.reAlarming(
            Rules.latching(
                Rules.delayed(
                    Rules.highHigh(80, 90.5), Duration.ofSeconds(5), Duration.ofMinutes(1))),
            Duration.ofMinutes(15));
    String plain = "Delays[on=PT0S, off=PT0S] Handling[severity=HIGH, latching=false, ";

    assertThat(high.fingerprint())
        .isEqualTo(
            "80.0 OptionalDouble[90.5] 1.0 Delays[on=PT5S, off=PT1M]"
                + " Handling[severity=HIGH, latching=true, reAlarm=Optional[PT15M]]");
    assertThat(Rules.rate(-5).fingerprint())
        .isEqualTo("-5.0 0.5 PT1M " + plain + "reAlarm=Optional.empty]");
    assertThat(Rules.range(-40, 250).fingerprint())
        .isEqualTo("-40.0 250.0 " + plain + "reAlarm=Optional.empty]");
  }

  @Test
  void isAnotherWhereAnythingThatAnAlarmDependsOnIsAnother() {
    LevelRule rule = Rules.high(80);

    assertThat(
            List.of(
                rule.fingerprint(),
                Rules.high(81).fingerprint(),
                Rules.highHigh(80, 90).fingerprint(),
                Rules.withDeadband(rule, 2).fingerprint(),
                Rules.delayed(rule, Duration.ofSeconds(1), Duration.ZERO).fingerprint(),
                Rules.delayed(rule, Duration.ZERO, Duration.ofSeconds(1)).fingerprint(),
                Rules.latching(rule).fingerprint(),
                Rules.reAlarming(rule, Duration.ofHours(1)).fingerprint(),
                new LevelRule(
                        "high",
                        Side.HIGH,
                        80,
                        OptionalDouble.empty(),
                        1,
                        Delays.NONE,
                        Handling.of(Severity.LOW))
                    .fingerprint()))
        .doesNotHaveDuplicates();
  }
}
