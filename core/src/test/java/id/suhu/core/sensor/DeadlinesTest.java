package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.time.DueWheel;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a shelving, and reminders of an alarm that stays active. */
class DeadlinesTest {

  private static final long HOUR = 3_600_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private int commands;

  /** Returns an active alarm with a reminder each minute. */
  private static Watched reminding() {
    Level level = Level.above(80, 1, Duration.ZERO, Duration.ZERO, Severity.HIGH);
    LevelCondition condition =
        new LevelCondition(level, Optional.of(level.beyond(90, Severity.CRITICAL)));
    return new Watched(
            RuleBook.forAll(
                List.of(new Rule("high", condition, false, Optional.of(MINUTE)), Rule.SILENCE)))
        .reads(1_000, 85);
  }

  /** An acknowledgement under a rule without reminders has to count as well. */
  @Test
  void startsTheTimeToAReminderAgainUnderAnotherRule() {
    Watched sensor = reminding().waits(at(1_000));
    List<Rule> rules = sensor.state().alarms().stream().map(Alarm::rule).toList();
    Rule silent = new Rule("high", rules.get(0).condition());

    sensor.isUnder(List.of(silent, Rule.SILENCE));
    order(sensor, new Acknowledge(), 50_000).isUnder(rules).waits(at(61_500));
    assertThat(sensor.high().acknowledged()).isTrue();

    sensor.waits(at(121_499));
    assertThat(sensor.high().acknowledged()).isTrue();
    assertThat(sensor.waits(at(121_500)).high().acknowledged()).isFalse();
  }

  @Test
  void endsAShelvingAtTheRightTime() {
    Watched sensor = order(Watched.byDefault().reads(1_000, 85), new Shelve(MINUTE), 2_000);
    assertThat(sensor.state().dueMs(2_000)).isEqualTo(62_000);

    assertThat(sensor.waits(at(61_999)).alarm("high").shown().code()).isEqualTo("shelved");

    sensor.waits(at(62_000)).waits(at(62_001));
    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "shelved high 2000", "unshelved high 62000");
    assertThat(sensor.lastEvent().operator()).isEmpty();
    assertThat(sensor.alarm("high").shown().code()).isEqualTo("active_unacknowledged");
    assertThat(sensor.state().dueMs(62_001)).isEqualTo(DueWheel.NEVER);
  }

  @Test
  void keepsAnAlarmOutOfServiceWhenItsShelvingEnds() {
    Watched sensor = order(Watched.byDefault().reads(1_000, 85), new Shelve(MINUTE), 2_000);
    order(sensor, new TakeOutOfService(), 3_000).waits(at(62_000));

    assertThat(sensor.journal()).endsWith("unshelved high 62000");
    assertThat(sensor.alarm("high").shown().code()).isEqualTo("out_of_service");
    assertThat(sensor.alarm("high").needsAttention()).isFalse();
  }

  /** After a restart with a clock that was set back, a shelving must not last for longer. */
  @Test
  void endsAShelvingThatWouldLastForLongerThanItsDuration() {
    Watched sensor = order(Watched.byDefault().reads(1_000, 85), new Shelve(MINUTE), 2 * HOUR);

    assertThat(sensor.state().dueMs(HOUR)).isEqualTo(HOUR);
    assertThat(sensor.waits(at(HOUR)).journal()).endsWith("unshelved high " + HOUR);
  }

  @Test
  void remindsAfterEachIntervalSinceTheFirstCheck() {
    Watched sensor = reminding();
    assertThat(sensor.state().dueMs(5_000)).isEqualTo(5_000);

    sensor.waits(at(5_000));
    assertThat(sensor.journal()).containsExactly("raised high 1000");
    assertThat(sensor.state().dueMs(6_000)).isEqualTo(65_000);

    sensor.waits(at(64_999)).waits(at(65_000)).waits(at(65_001)).waits(at(125_000));
    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "raised high 65000", "raised high 125000");
    assertThat(sensor.lastEvent().type()).isEqualTo(EventType.RE_ALARMED);
    assertThat(sensor.lastEvent().occurrenceId()).hasValue("S1/high/1000");
  }

  @Test
  void remindsOnceAfterALongPause() {
    Watched sensor = reminding().waits(at(5_000)).waits(at(5 * HOUR)).waits(at(5 * HOUR + 1));

    assertThat(sensor.journal()).containsExactly("raised high 1000", "raised high " + 5 * HOUR);
  }

  @Test
  void requiresAnotherAcknowledgementAfterAReminder() {
    Watched sensor = order(reminding().waits(at(5_000)), new Acknowledge(), 60_000);

    sensor.waits(at(119_999));
    assertThat(sensor.high().acknowledged()).isTrue();
    sensor.waits(at(120_000));

    assertThat(sensor.high().acknowledged()).isFalse();
    assertThat(sensor.high().occurrence().orElseThrow().number()).isEqualTo(1_000);
  }

  @Test
  void doesNotRemindOfAClearedAlarm() {
    Watched sensor = reminding().waits(at(5_000)).reads(6_000, 70);

    assertThat(sensor.state().dueMs(7_000)).isEqualTo(DueWheel.NEVER);
    assertThat(sensor.waits(at(HOUR)).journal()).endsWith("cleared high 6000");
  }

  @Test
  void restartsTheIntervalAtEachRaiseAndEscalation() {
    Watched sensor =
        reminding().waits(at(5_000)).reads(40_000, 95).waits(at(41_000)).waits(at(65_000));
    assertThat(sensor.journal()).containsExactly("raised high 1000", "escalated high 40000");

    assertThat(sensor.waits(at(101_000)).journal()).endsWith("raised high 101000");

    sensor.reads(102_000, 70).reads(103_000, 85).waits(at(104_000)).waits(at(163_999));
    assertThat(sensor.journal()).endsWith("raised high 103000");
    assertThat(sensor.waits(at(164_000)).journal()).endsWith("raised high 164000");
  }

  @Test
  void waitsAWholeIntervalAfterASuppression() {
    Watched sensor =
        order(reminding().waits(at(5_000)), new Shelve(Duration.ofMinutes(10)), 10_000);
    order(sensor, new TakeOutOfService(), 11_000);
    assertThat(sensor.state().dueMs(12_000)).isEqualTo(610_000);
    sensor.waits(at(HOUR));
    assertThat(sensor.journal()).endsWith("unshelved high " + HOUR);
    assertThat(sensor.state().dueMs(HOUR)).isEqualTo(DueWheel.NEVER);

    order(sensor, new PutInService(), 2 * HOUR).waits(at(2 * HOUR + 1_000));
    assertThat(sensor.waits(at(2 * HOUR + 60_999)).journal())
        .endsWith("in_service high " + 2 * HOUR);

    assertThat(sensor.waits(at(2 * HOUR + 61_000)).journal())
        .endsWith("raised high " + (2 * HOUR + 61_000));
  }

  /** The wall clock is set forward or back by an hour; the steady clock continues. */
  @ParameterizedTest
  @ValueSource(longs = {HOUR, -HOUR})
  void isNotAffectedByStepsOfTheWallClock(long step) {
    Watched sensor =
        order(reminding().waits(at(5_000)), new Shelve(Duration.ofSeconds(30)), 10_000);

    sensor.waits(new Now(20_000 + step, 20_000)).waits(new Now(39_999 + step, 39_999));
    assertThat(sensor.journal()).endsWith("shelved high 10000");

    sensor.waits(new Now(40_000 + step, 40_000)).waits(new Now(40_001 + step, 40_001));
    assertThat(sensor.journal()).endsWith("unshelved high " + (40_000 + step));

    sensor.waits(new Now(100_000 - step, 100_000));
    assertThat(sensor.journal()).endsWith("unshelved high " + (40_000 + step));

    sensor.waits(new Now(100_001 - step, 100_001));
    assertThat(sensor.journal()).endsWith("raised high " + (100_001 - step));
  }

  @Test
  void isNeverDueWithoutAShelvingOrAReminder() {
    assertThat(Watched.byDefault().state().dueMs(0)).isEqualTo(DueWheel.NEVER);
    assertThat(Watched.byDefault().reads(1_000, 85).state().dueMs(0)).isEqualTo(DueWheel.NEVER);
  }

  private Watched order(Watched sensor, Action action, long ms) {
    return sensor.receives(
        new AlarmCommand(
            "c" + commands++, action, "high", OptionalLong.empty(), "budi", "new bearing"),
        at(ms));
  }

  private static Now at(long ms) {
    return new Now(ms, ms);
  }
}
