package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators' commands; {@link EveryStepTest} has each command in each state. */
class OperationsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Watched sensor = Watched.byDefault().reads(1_000, 85);

  @Test
  void answersWithAnEventThatContainsTheCommand() {
    sensor.receives(command("c1", new Acknowledge()), new Now(2_000, 5_000));

    var event = sensor.lastEvent();
    assertThat(sensor.journal()).endsWith("acknowledged high 2000");
    assertThat(event.operator().orElseThrow().user()).isEqualTo("budi");
    assertThat(event.operator().orElseThrow().comment()).isEqualTo("new bearing");
    assertThat(event.operator().orElseThrow().commandId()).isEqualTo("c1");
    assertThat(event.temperatureCelsius()).hasValue(85);
    assertThat(event.position()).isEqualTo(sensor.state().position());
  }

  @Test
  void answersARepeatedCommandOnce() {
    AlarmCommand executed = command("c1", new Acknowledge());
    AlarmCommand refused = command("c2", new Reset());
    sensor.receives(executed, at(2_000)).receives(refused, at(2_000));
    SensorState before = sensor.state();

    sensor.receives(executed, at(3_000)).receives(refused, at(3_000));

    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "acknowledged high 2000", "refused high 2000");
    assertThat(sensor.state()).isSameAs(before);
  }

  @Test
  void doesNotExecuteACommandAgainAfterItWasUndone() {
    AlarmCommand shelve = command("c1", new Shelve(MINUTE));

    sensor
        .receives(shelve, at(2_000))
        .receives(command("c2", new Unshelve()), at(3_000))
        .receives(shelve, at(4_000));

    assertThat(sensor.alarm("high").attention().isSuppressed()).isFalse();
  }

  @Test
  void recognisesTheLatestCommandsOfASensor() {
    AlarmCommand first = command("first", new Reset());
    sensor.receives(first, at(2_000));
    for (int i = 1; i < CommandIds.MOST; i++) {
      sensor.receives(toSilence("c" + i), at(2_000 + i));
    }
    int before = sensor.events.size();
    sensor.receives(first, at(3_000));
    assertThat(sensor.events).hasSize(before);

    sensor.receives(toSilence("another"), at(4_000)).receives(first, at(5_000));

    assertThat(sensor.events).hasSize(before + 2);
    assertThat(sensor.state().commandIds().hashes()).hasSize(CommandIds.MOST);
  }

  @Test
  void refusesAnOccurrenceThatTheOperatorHasNotSeen() {
    sensor.reads(2_000, 70).reads(3_000, 85);

    sensor.receives(
        new AlarmCommand("c1", new Acknowledge(), "high", OptionalLong.of(1_000), "budi", ""),
        at(4_000));

    assertThat(refusal()).isEqualTo(Refusal.otherOccurrence(1_000, "3000"));
    assertThat(sensor.high().acknowledged()).isFalse();
  }

  @Test
  void refusesAnOccurrenceOfAnAlarmThatWasNeverRaised() {
    Watched quiet = Watched.byDefault();

    quiet.receives(
        new AlarmCommand("c1", new Acknowledge(), "high", OptionalLong.of(1_000), "budi", ""),
        at(2_000));

    assertThat(quiet.lastEvent().operator().orElseThrow().refusal())
        .hasValue(Refusal.otherOccurrence(1_000, "-"));
    assertThat(quiet.lastEvent().occurrenceId()).isEmpty();
  }

  @Test
  void refusesACommandToAnUnknownAlarm() {
    sensor.receives(
        new AlarmCommand("c1", new Acknowledge(), "hihg", OptionalLong.empty(), "budi", ""),
        at(2_000));

    assertThat(refusal()).isEqualTo(Refusal.unknownAlarm(new AlarmId(Watched.S1, "hihg")));
    assertThat(sensor.lastEvent().alarmId()).isEqualTo("S1/hihg");
    assertThat(sensor.state().alarms()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void requiresAReason(String comment) {
    for (Action action : List.of(new Shelve(MINUTE), new TakeOutOfService())) {
      sensor.receives(
          new AlarmCommand("c" + action, action, "high", OptionalLong.empty(), "budi", comment),
          at(2_000));

      assertThat(refusal()).isEqualTo(Refusal.reasonMissing());
    }
  }

  @Test
  void shelvesForTheLongestTimeAndNoLonger() {
    Duration longest = Duration.ofMinutes(10);
    sensor.process(
        new Input.Command(
            command("c1", new Shelve(longest.plusMillis(1))),
            1_000,
            longest,
            new Now(1_000, 7_000)));
    assertThat(refusal().reason()).isEqualTo(Refusal.Reason.TOO_LONG);

    sensor.process(
        new Input.Command(
            command("c2", new Shelve(longest)), 1_000, longest, new Now(1_000, 7_000)));

    assertThat(sensor.lastEvent().type()).isEqualTo(EventType.SHELVED);
    assertThat(sensor.lastEvent().operator().orElseThrow().shelvedUntilMs()).hasValue(601_000);
    assertThat(sensor.state().dueMs(7_000)).isEqualTo(607_000);
  }

  @Test
  void refusesACommandThatArrivedTooLongAgo() {
    Now now = at(2_000_000);
    long limitMs = AlarmCommand.VALID_FOR.toMillis();
    sensor.process(
        new Input.Command(command("c1", new Acknowledge()), 1_699_999, RuleBook.A_SHIFT, now));

    assertThat(refusal().reason()).isEqualTo(Refusal.Reason.EXPIRED);
    assertThat(refusal().text().english())
        .isEqualTo(
            "The command arrived at 1970-01-01T00:28:19.999Z, 300 s ago; a command is valid for"
                + " 300 s");
    assertThat(sensor.high().acknowledged()).isFalse();

    sensor.process(
        new Input.Command(
            command("c2", new Acknowledge()), now.wallMs() - limitMs, RuleBook.A_SHIFT, now));
    assertThat(sensor.high().acknowledged()).isTrue();
  }

  @Test
  void executesACommandThatArrivedBeforeTheClockWasSetBack() {
    sensor.process(
        new Input.Command(
            command("c1", new Acknowledge()), 3_600_000, RuleBook.A_SHIFT, at(2_000)));

    assertThat(sensor.high().acknowledged()).isTrue();
  }

  @Test
  void namesTheOperatorWhoHasShelvedAnAlarm() {
    sensor.receives(command("c1", new Shelve(MINUTE)), at(2_000));

    sensor.receives(
        new AlarmCommand("c9", new Shelve(MINUTE), "high", OptionalLong.empty(), "siti", "I too"),
        at(3_000));

    assertThat(sensor.lastEvent().text().english())
        .isEqualTo("The alarm is already shelved by budi: new bearing");
  }

  @Test
  void evaluatesAndJournalsAShelvedAlarm() {
    Watched shelved =
        Watched.byDefault()
            .receives(command("c1", new Shelve(MINUTE)), at(500))
            .reads(1_000, 85)
            .reads(2_000, 70)
            .reads(3_000, 85);

    assertThat(shelved.journal())
        .containsExactly(
            "shelved high 500", "raised high 1000", "cleared high 2000", "raised high 3000");
    assertThat(shelved.lastEvent().shown().code()).isEqualTo("shelved");
    assertThat(shelved.lastEvent().state().active()).isTrue();
    assertThat(SensorStatus.of(shelved.state()).alarms()).isEmpty();

    assertThat(shelved.waits(at(60_500)).alarm("high").needsAttention()).isTrue();
  }

  @Test
  void keepsAShelvedAlarmWhenItsRuleChanges() {
    sensor.receives(command("c1", new Shelve(MINUTE)), at(2_000));

    sensor.isUnder(List.of(Rules.warm("high", 82), Rule.SILENCE));

    assertThat(sensor.alarm("high").attention().isSuppressed()).isTrue();
    assertThat(sensor.journal()).endsWith("rule_changed high 77000");
  }

  private Refusal refusal() {
    return sensor.lastEvent().operator().orElseThrow().refusal().orElseThrow();
  }

  private static AlarmCommand command(String id, Action action) {
    return new AlarmCommand(id, action, "high", OptionalLong.empty(), "budi", "new bearing");
  }

  private static AlarmCommand toSilence(String id) {
    return new AlarmCommand(id, new Reset(), "silence", OptionalLong.empty(), "budi", "");
  }

  private static Now at(long ms) {
    return new Now(ms, ms);
  }
}
