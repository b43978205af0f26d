package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Memory;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.reading.Position;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A restart, under the same rules or others. */
class AdoptionTest {

  private static final Now LATER = new Now(50_000, 60_000);
  private static final Duration FIVE = Duration.ofSeconds(5);

  private static Watched active() {
    return Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("press-4"), false);
  }

  @Test
  void goesOnUnderTheSameRulesWithoutAWord() {
    Watched sensor = active().fallsSilent(11_000);
    SensorState before = sensor.state;

    sensor.restarts(LATER, SilenceRule.DEFAULT, LevelRule.DEFAULT_HIGH);

    assertThat(sensor.state).isEqualTo(before);
    assertThat(sensor.journal()).hasSize(3).doesNotContain("rule_changed high 50000");
  }

  @Test
  void tellsOfAnAlarmWhoseRuleIsGone() {
    Watched sensor = active();

    sensor.restarts(LATER, SilenceRule.DEFAULT);

    assertThat(sensor.state.alarms()).containsExactly(Alarm.INITIAL);
    assertThat(sensor.lastEvent())
        .isEqualTo(
            new AlarmEvent(
                EventType.RULE_CHANGED,
                Watched.S1,
                Optional.of("press-4"),
                "high",
                LevelRule.DEFAULT_HIGH.text(),
                Severity.HIGH,
                StateName.NORMAL,
                false,
                true,
                OptionalLong.of(1_000),
                OptionalDouble.of(85),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                50_000,
                new Position(0, 0),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty()));
  }

  @Test
  void tellsTheSeverityThatAnAlarmHadWhenItsRuleWent() {
    Watched sensor = new Watched(Rules.highHigh(80, 90)).reads(1_000, 95).restarts(LATER);

    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 50000");
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void saysNothingOfAnAlarmAtRestWhateverBecomesOfItsRule() {
    Watched sensor =
        new Watched(Rules.high(80), Rules.low(5), Rules.range(-40, 250))
            .reads(1_000, 85)
            .asks("high", new Acknowledge(), 1_500)
            .reads(2_000, 70);
    int before = sensor.events.size();

    sensor.restarts(LATER, Rules.high(90), Rules.range(-40, 120));

    assertThat(sensor.events).hasSize(before);
    assertThat(sensor.high().occurrence().orElseThrow().number()).isEqualTo(1_000);
  }

  @Test
  void keepsAnActiveAlarmUnderAChangedRuleAndTells() {
    Watched sensor = active().restarts(LATER, Rules.high(90), SilenceRule.DEFAULT);

    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 50000");
    assertThat(sensor.lastEvent().active()).isTrue();
    assertThat(sensor.lastEvent().limit()).hasValue(90);
    assertThat(sensor.high().code()).isEqualTo("active_unacknowledged");

    assertThat(sensor.reads(2_000, 85).journal()).endsWith("cleared high 2000");
  }

  @Test
  void tellsOfAShelvedAlarmWhoseRuleHasChangedEvenWhereItWasNeverRaised() {
    Watched sensor =
        Watched.byDefault()
            .asks("high", new TakeOutOfService(), 1_000)
            .restarts(LATER, Rules.high(90), SilenceRule.DEFAULT);

    assertThat(sensor.journal())
        .containsExactly("out_of_service high 1000", "rule_changed high 50000");
    assertThat(sensor.alarm("high").suppression().outOfService()).isPresent();
  }

  @Test
  void tellsAChangeOnce() {
    Watched sensor = active().restarts(LATER, Rules.high(90));

    sensor.restarts(LATER, Rules.high(90));

    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 50000");
  }

  @Test
  void startsAFreshAlarmWhereTheNameNowMeansAnotherKind() {
    LevelRule low = Rules.low(60);
    LevelRule cold =
        new LevelRule(
            "high",
            low.side(),
            low.limitCelsius(),
            low.extremeCelsius(),
            low.deadbandCelsius(),
            low.delays(),
            low.handling());

    Watched sensor = active().restarts(LATER, cold);

    assertThat(sensor.alarm("high")).isEqualTo(Alarm.INITIAL);
    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 50000");
    assertThat(sensor.lastEvent().text()).isEqualTo(LevelRule.DEFAULT_HIGH.text());
    assertThat(sensor.lastEvent().active()).isFalse();
  }

  @Test
  void leavesALevelThatIsNoMoreAndStaysActive() {
    Watched sensor =
        new Watched(Rules.highHigh(80, 90))
            .reads(1_000, 95)
            .asks("high", new Acknowledge(), 2_000)
            .restarts(LATER, Rules.high(80));

    assertThat(sensor.journal()).endsWith("rule_changed high 50000");
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.HIGH);
    assertThat(sensor.lastEvent().acknowledged()).isTrue();
    assertThat(sensor.alarm("high").level()).isOne();
  }

  @Test
  void startsDelaysAnewUnderAChangedRuleOnly() {
    LevelRule slow = Rules.delayed(Rules.high(80), FIVE, FIVE);

    Watched same = new Watched(slow).reads(0, 85).restarts(LATER, slow).reads(5_000, 85);
    assertThat(same.journal()).containsExactly("raised high 5000");

    LevelRule other = Rules.delayed(Rules.high(70), FIVE, FIVE);
    Watched changed = new Watched(slow).reads(0, 85).restarts(LATER, other).reads(5_000, 85);
    assertThat(changed.journal()).isEmpty();
    assertThat(changed.reads(10_000, 85).journal()).containsExactly("raised high 10000");
  }

  @Test
  void forgetsTheReadingsOfARateWhoseWindowIsAnother() {
    RateRule minute = Rules.rate(5);
    Watched sensor = new Watched(minute);
    for (int second = 0; second < 60; second++) {
      sensor.reads(second * 1_000L, 20);
    }
    assertThat(sensor.restarts(LATER, minute).alarm("rate").perMinute(minute)).isPresent();

    sensor.restarts(LATER, Rules.rate(6));

    assertThat(sensor.alarm("rate").memory()).isEqualTo(Memory.NONE);
  }

  @Test
  void addsAFreshAlarmForARuleThatIsNew() {
    Watched sensor =
        active().restarts(LATER, LevelRule.DEFAULT_HIGH, Rules.low(90), SilenceRule.DEFAULT);

    assertThat(sensor.high().active()).isTrue();
    assertThat(sensor.alarm("low")).isEqualTo(Alarm.INITIAL);
    assertThat(sensor.journal()).containsExactly("raised high 1000");
  }

  @Test
  void stillKnowsTheCommandsThatWereAnswered() {
    Watched sensor = active().asks("high", new Acknowledge(), 2_000);

    sensor.restarts(LATER, LevelRule.DEFAULT_HIGH);

    assertThat(sensor.state.commandIds()).containsExactly("c0");
  }

  @Test
  void comesBackFromItsShelfAtTheSameTimeAfterARestart() {
    Watched sensor =
        active()
            .asks("high", new Shelve(Duration.ofMinutes(1)), 2_000)
            .restarts(new Now(30_000, 30_000), LevelRule.DEFAULT_HIGH);

    assertThat(sensor.logic.dueMs(sensor.state, 30_000)).hasValue(62_000);
  }

  /** The steady clock begins anew with a computer: it may be far behind what it was. */
  @Test
  void isNeverShelvedForLongerThanTheLongestFromTheRestartOn() {
    long far = Duration.ofDays(400).toMillis();
    Watched sensor =
        active()
            .asks("high", new Shelve(Duration.ofHours(8)), far)
            .restarts(LATER, LevelRule.DEFAULT_HIGH);

    assertThat(sensor.alarm("high").suppression().shelf().orElseThrow().untilMs())
        .isEqualTo(LATER.steadyMs() + Duration.ofHours(8).toMillis());
    assertThat(sensor.alarm("high").suppression().shelf().orElseThrow().user()).isEqualTo("budi");
  }

  @Test
  void asksAgainAtMostAnIntervalAfterTheRestart() {
    LevelRule rule = Rules.reAlarming(Rules.high(80), Duration.ofMinutes(1));
    long far = Duration.ofDays(400).toMillis();
    Watched sensor = new Watched(rule).reads(1_000, 85).elapses(new Now(far, far));

    sensor.restarts(LATER, rule);

    assertThat(sensor.logic.dueMs(sensor.state, LATER.steadyMs()))
        .hasValue(LATER.steadyMs() + 60_000);
  }
}
