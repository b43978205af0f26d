package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Rules;
import id.suhu.core.alarm.EventType;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.command.Refusal;
import id.suhu.core.command.Refusal.Reason;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do, and what time does to it. */
class AttendanceTest {

  private static final long HOUR = 3_600_000;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static AlarmCommand command(String id, Action action) {
    return new AlarmCommand(id, action, "high", OptionalLong.empty(), "budi", "new bearing");
  }

  private static Now at(long ms) {
    return new Now(ms, ms);
  }

  private static Watched active() {
    return Watched.byDefault().reads(1_000, 85);
  }

  /** An alarm that asks again each minute, active since 1,000 ms. */
  private static Watched reminding() {
    return new Watched(Rules.reAlarming(Rules.high(80), A_MINUTE)).reads(1_000, 85);
  }

  @Test
  void answersACommandWithAnEventThatTellsWhoAskedWhat() {
    AlarmCommand command = command("c1", new Acknowledge());
    Watched sensor = active().asks(command, new Now(2_000, 5_000));

    assertThat(sensor.journal()).endsWith("acknowledged high 2000");
    assertThat(sensor.lastEvent().command()).hasValue(command);
    assertThat(sensor.lastEvent().temperatureCelsius()).hasValue(85);
    assertThat(sensor.lastEvent().position()).isEqualTo(sensor.state.position());
  }

  @Test
  void answersACommandOnceWhateverBecameOfIt() {
    AlarmCommand done = command("c1", new Acknowledge());
    AlarmCommand refused = command("c2", new Reset());
    Watched sensor = active().asks(done, at(2_000)).asks(refused, at(2_000));
    SensorState before = sensor.state;

    sensor.asks(done, at(3_000)).asks(refused, at(3_000));

    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "acknowledged high 2000", "refused high 2000");
    assertThat(sensor.state).isSameAs(before);
  }

  @Test
  void doesNotRepeatACommandAfterWhatItDidWasUndone() {
    AlarmCommand shelve = command("c1", new Shelve(A_MINUTE));
    Watched sensor =
        active()
            .asks(shelve, at(2_000))
            .asks("high", new Unshelve(), 3_000)
            .asks(shelve, at(4_000));

    assertThat(sensor.alarm("high").suppression().any()).isFalse();
  }

  @Test
  void remembersTheLatestSixteenCommandsOfASensorWhicheverAlarmTheyWereFor() {
    Watched sensor = active().asks(command("first", new Reset()), at(2_000));
    for (int i = 1; i <= 15; i++) {
      sensor.asks("silence", new Reset(), 2_000 + i);
    }
    int before = sensor.events.size();
    sensor.asks(command("first", new Reset()), at(3_000));
    assertThat(sensor.events).hasSize(before);

    sensor.asks("silence", new Reset(), 4_000).asks(command("first", new Reset()), at(5_000));

    assertThat(sensor.events).hasSize(before + 2);
    assertThat(sensor.state.commandIds()).hasSize(16).endsWith("first");
  }

  @Test
  void refusesAnOccurrenceOfAnAlarmThatWasNeverRaised() {
    AlarmCommand command =
        new AlarmCommand("c1", new Acknowledge(), "high", OptionalLong.of(1_000), "budi", "");

    Watched sensor = Watched.byDefault().asks(command, at(2_000));

    assertThat(sensor.lastEvent().refusal()).hasValue(Refusal.otherOccurrence(1_000, "-"));
    assertThat(sensor.lastEvent().occurrence()).isEmpty();
  }

  @Test
  void doesNotAcknowledgeARaiseThatTheOperatorHasNotSeen() {
    Watched sensor = active().reads(2_000, 70).reads(3_000, 85);

    sensor.asks(
        new AlarmCommand("c1", new Acknowledge(), "high", OptionalLong.of(1_000), "budi", ""),
        at(4_000));

    assertThat(sensor.lastEvent().refusal()).hasValue(Refusal.otherOccurrence(1_000, "3000"));
    assertThat(sensor.high().acknowledged()).isFalse();
  }

  @Test
  void tellsOfAnAlarmThatTheSensorDoesNotHave() {
    AlarmCommand command =
        new AlarmCommand("c1", new Acknowledge(), "hihg", OptionalLong.empty(), "budi", "");
    Watched sensor = active();

    assertThat(sensor.logic.refusal(Watched.S1, command)).hasValue(Refusal.unknownAlarm("S1/hihg"));
    assertThat(sensor.logic.refusal(Watched.S1, command("c1", new Acknowledge()))).isEmpty();
    assertThatThrownBy(() -> sensor.asks(command, at(2_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sensor 'S1' has no rule 'hihg'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void asksForAReasonThatSaysSomething(String comment) {
    for (Action action : List.of(new Shelve(A_MINUTE), new TakeOutOfService())) {
      Watched sensor =
          active()
              .asks(
                  new AlarmCommand("c1", action, "high", OptionalLong.empty(), "budi", comment),
                  at(2_000));

      assertThat(sensor.lastEvent().refusal()).hasValue(Refusal.reasonMissing());
    }
  }

  @Test
  void shelvesForTheLongestTimeAndNoLonger() {
    SensorLogic logic =
        new SensorLogic(new SensorRules(List.of(LevelRule.DEFAULT_HIGH)), Duration.ofMinutes(10));
    Watched sensor = active();
    sensor.logic = logic;
    sensor.state = logic.unknown();

    sensor.asks("high", new Shelve(Duration.ofMillis(600_001)), 1_000);
    assertThat(sensor.lastEvent().refusal().orElseThrow().reason()).isEqualTo(Reason.TOO_LONG);

    sensor.asks("high", new Shelve(Duration.ofMinutes(10)), 1_000);
    assertThat(sensor.lastEvent().type()).isEqualTo(EventType.SHELVED);
    assertThat(sensor.lastEvent().shelvedUntilMs()).hasValue(601_000);
  }

  @Test
  void saysWhoHasPutAnAlarmAside() {
    Watched sensor = active().asks("high", new Shelve(A_MINUTE), 2_000);

    sensor.asks(
        new AlarmCommand(
            "c9", new Shelve(A_MINUTE), "high", OptionalLong.empty(), "siti", "also me"),
        at(3_000));

    assertThat(sensor.lastEvent().text().english())
        .isEqualTo("The alarm is already shelved by budi: bearing is new");
  }

  @Test
  void comesBackFromItsShelfByItselfAtTheRightTimeAndNotBefore() {
    Watched sensor = active().asks("high", new Shelve(A_MINUTE), 2_000);
    assertThat(sensor.logic.dueMs(sensor.state, 2_000)).hasValue(62_000);

    assertThat(sensor.elapses(at(61_999)).alarm("high").shownState().code()).isEqualTo("shelved");

    sensor.elapses(at(62_000)).elapses(at(62_001));
    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "shelved high 2000", "unshelved high 62000");
    assertThat(sensor.lastEvent().command()).isEmpty();
    assertThat(sensor.alarm("high").shownState().code()).isEqualTo("active_unacknowledged");
    assertThat(sensor.logic.dueMs(sensor.state, 62_001)).isEmpty();
  }

  @Test
  void comesBackFromItsShelfAndStaysOutOfService() {
    Watched sensor =
        active()
            .asks("high", new Shelve(A_MINUTE), 2_000)
            .asks("high", new TakeOutOfService(), 3_000)
            .elapses(at(62_000));

    assertThat(sensor.journal()).endsWith("unshelved high 62000");
    assertThat(sensor.alarm("high").shownState().code()).isEqualTo("out_of_service");
    assertThat(sensor.alarm("high").needsAttention()).isFalse();
  }

  @Test
  void isJudgedAndJournalledWhileItIsPutAside() {
    Watched sensor =
        Watched.byDefault()
            .asks("high", new Shelve(A_MINUTE), 500)
            .reads(1_000, 85)
            .reads(2_000, 70)
            .reads(3_000, 85);

    assertThat(sensor.journal())
        .containsExactly(
            "shelved high 500", "raised high 1000", "cleared high 2000", "raised high 3000");
    assertThat(sensor.alarm("high").needsAttention()).isFalse();
    assertThat(sensor.lastEvent().state().code()).isEqualTo("shelved");
    assertThat(sensor.lastEvent().active()).isTrue();
    assertThat(sensor.elapses(at(60_500)).alarm("high").needsAttention()).isTrue();
  }

  @Test
  void asksAgainEachIntervalFromWhenTimeFirstSawIt() {
    Watched sensor = reminding();
    assertThat(sensor.logic.dueMs(sensor.state, 5_000)).hasValue(5_000);

    sensor.elapses(at(5_000));
    assertThat(sensor.journal()).containsExactly("raised high 1000");
    assertThat(sensor.logic.dueMs(sensor.state, 6_000)).hasValue(65_000);

    sensor.elapses(at(64_999)).elapses(at(65_000)).elapses(at(65_001)).elapses(at(125_000));
    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "raised high 65000", "raised high 125000");
    assertThat(sensor.lastEvent().type()).isEqualTo(EventType.RE_ALARMED);
    assertThat(sensor.lastEvent().occurrence()).hasValue(1_000);
  }

  @Test
  void asksAgainOnceAfterALongPause() {
    Watched sensor = reminding().elapses(at(5_000)).elapses(at(5 * HOUR)).elapses(at(5 * HOUR + 1));

    assertThat(sensor.journal()).containsExactly("raised high 1000", "raised high " + 5 * HOUR);
  }

  @Test
  void asksAgainAlsoWhereItWasAcknowledgedWhichItThenIsNoLonger() {
    Watched sensor = reminding().elapses(at(5_000)).asks("high", new Acknowledge(), 6_000);

    sensor.elapses(at(65_000));

    assertThat(sensor.high().acknowledged()).isFalse();
    assertThat(sensor.high().occurrence().orElseThrow().number()).isEqualTo(1_000);
  }

  @Test
  void asksNoMoreOnceItHasCleared() {
    Watched sensor = reminding().elapses(at(5_000)).reads(6_000, 70);

    assertThat(sensor.logic.dueMs(sensor.state, 7_000)).isEmpty();
    assertThat(sensor.elapses(at(HOUR)).journal()).endsWith("cleared high 6000");
  }

  @Test
  void countsTheIntervalAnewFromEachRaiseAndEscalation() {
    Watched sensor =
        new Watched(Rules.reAlarming(Rules.highHigh(80, 90), A_MINUTE))
            .reads(1_000, 85)
            .elapses(at(5_000))
            .reads(40_000, 95)
            .elapses(at(41_000))
            .elapses(at(65_000));
    assertThat(sensor.journal()).containsExactly("raised high 1000", "escalated high 40000");

    assertThat(sensor.elapses(at(101_000)).journal()).endsWith("raised high 101000");

    sensor.reads(102_000, 70).reads(103_000, 85).elapses(at(104_000)).elapses(at(163_999));
    assertThat(sensor.journal()).endsWith("raised high 103000");
    assertThat(sensor.elapses(at(164_000)).journal()).endsWith("raised high 164000");
  }

  @Test
  void doesNotAskAgainWhileItIsPutAsideAndWaitsAWholeIntervalAfterwards() {
    Watched sensor =
        reminding()
            .elapses(at(5_000))
            .asks("high", new Shelve(Duration.ofMinutes(10)), 10_000)
            .asks("high", new TakeOutOfService(), 11_000);
    assertThat(sensor.logic.dueMs(sensor.state, 12_000)).hasValue(610_000);
    sensor.elapses(at(HOUR));
    assertThat(sensor.journal()).endsWith("unshelved high " + HOUR);
    assertThat(sensor.logic.dueMs(sensor.state, HOUR)).isEmpty();

    sensor.asks("high", new PutInService(), 2 * HOUR).elapses(at(2 * HOUR + 1_000));
    assertThat(sensor.elapses(at(2 * HOUR + 60_999)).journal())
        .endsWith("in_service high " + 2 * HOUR);

    assertThat(sensor.elapses(at(2 * HOUR + 61_000)).journal())
        .endsWith("raised high " + (2 * HOUR + 61_000));
  }

  @Test
  void waitsAWholeIntervalAfterItsShelfIsOver() {
    Watched sensor =
        reminding()
            .elapses(at(5_000))
            .asks("high", new Shelve(Duration.ofMinutes(10)), 10_000)
            .elapses(at(610_000));
    assertThat(sensor.logic.dueMs(sensor.state, 610_000)).hasValue(610_000);

    sensor.elapses(at(610_000)).elapses(at(669_999));
    assertThat(sensor.journal()).endsWith("unshelved high 610000");

    assertThat(sensor.elapses(at(670_000)).journal()).endsWith("raised high 670000");
  }

  @Test
  void remindsOfASilenceToo() {
    SilenceRule plain = SilenceRule.DEFAULT;
    SilenceRule silence =
        new SilenceRule(
            plain.name(),
            plain.after(),
            new Handling(plain.handling().severity(), false, Optional.of(A_MINUTE)));
    Watched sensor = new Watched(silence).fallsSilent(11_000).elapses(at(11_000));

    assertThat(sensor.elapses(at(71_000)).journal())
        .containsExactly("raised silence 11000", "raised silence 71000");
    assertThat(sensor.logic.isSilent(sensor.state)).isTrue();
  }

  /** The wall clock is set forward or back by an hour; the steady clock goes on. */
  @ParameterizedTest
  @ValueSource(longs = {HOUR, -HOUR})
  void isMeasuredByAClockThatNobodySets(long step) {
    Watched sensor =
        reminding().elapses(at(5_000)).asks("high", new Shelve(Duration.ofSeconds(30)), 10_000);

    sensor.elapses(new Now(20_000 + step, 20_000)).elapses(new Now(39_999 + step, 39_999));
    assertThat(sensor.journal()).endsWith("shelved high 10000");
    assertThat(sensor.logic.status(Watched.S1, sensor.state, new Now(39_999 + step, 39_999)))
        .extracting(status -> status.alarms().get(0).shelvedUntilMs())
        .isEqualTo(OptionalLong.of(40_000 + step));

    sensor.elapses(new Now(40_000 + step, 40_000)).elapses(new Now(40_001 + step, 40_001));
    assertThat(sensor.journal()).endsWith("unshelved high " + (40_000 + step));

    sensor.elapses(new Now(100_000 - step, 100_000));
    assertThat(sensor.journal()).endsWith("unshelved high " + (40_000 + step));

    sensor.elapses(new Now(100_001 - step, 100_001));
    assertThat(sensor.journal()).endsWith("raised high " + (100_001 - step));
  }

  @Test
  void hasNothingDueWhereNothingIsRememberedAndNothingAsksAgain() {
    assertThat(reminding().logic.dueMs(reminding().logic.unknown(), 0)).isEmpty();
    assertThat(active().logic.dueMs(active().state, 0)).isEmpty();
  }
}
