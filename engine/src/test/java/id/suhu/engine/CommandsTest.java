package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import id.suhu.core.rule.SilenceRule;
import id.suhu.kafka.SensorOwner;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.StatusRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A plant without a rule about silence, for tests that let an hour pass. */
  private static RuleBook noSilence(Optional<Duration> reAlarm) {
    return RuleBook.forAll(
        new LevelRule(
            "high",
            Side.HIGH,
            80,
            OptionalDouble.empty(),
            1,
            Delays.NONE,
            new Handling(Severity.HIGH, false, reAlarm)));
  }

  @Test
  void aCommandIsAnsweredByItsEventAndChangesTheStatusAtOnce() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.send("S1", "90");
      bench.command("S1/high", new Acknowledge(), "on my way");

      AlarmRecord answer = last(bench.alarms());
      StatusRecord status = last(bench.statuses());

      assertThat(answer.event()).isEqualTo("acknowledged");
      assertThat(answer.state()).isEqualTo("active_acknowledged");
      assertThat(answer.user()).contains("budi");
      assertThat(answer.comment()).contains("on my way");
      assertThat(answer.commandId()).contains("c1");
      assertThat(answer.occurrence()).contains("S1/high/" + EngineBench.START.toEpochMilli());
      assertThat(status.alarms())
          .extracting(StatusRecord.Alarm::acknowledged)
          .containsExactly(true);
    }
  }

  @Test
  void theSameCommandAgainIsNeitherCarriedOutNorAnswered() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.send("S1", "90");
      byte[] command = EngineBench.commandOf("S1/high", "one", new Acknowledge(), "");
      bench.commandRaw(command);
      bench.send("S1", "70");
      bench.send("S1", "90");
      bench.commandRaw(command);

      assertThat(bench.journal())
          .containsExactly(
              "raised S1/high", "acknowledged S1/high", "cleared S1/high", "raised S1/high");
    }
  }

  @Test
  void whatCannotBeCarriedOutIsRefusedWithItsReason() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.send("S1", "90");
      bench.command("S1/high", new Reset(), "");
      bench.command("S1/low", new Acknowledge(), "");
      bench.command("S2/high", new Acknowledge(), "");
      bench.commandRaw(bytes("{\"command_id\": \"mine\", \"command\": \"explode\"}"));
      bench.commandRaw(bytes("no json"));

      List<AlarmRecord> answers = bench.alarms().subList(1, 6);

      assertThat(answers).extracting(AlarmRecord::event).containsOnly("refused");
      assertThat(answers)
          .extracting(answer -> answer.reason().orElse(""))
          .containsExactly(
              "still_active", "unknown_alarm", "unknown_alarm", "malformed", "malformed");
      assertThat(answers)
          .extracting(answer -> answer.commandId().orElse("-"))
          .containsExactly("c1", "c2", "c3", "mine", "-");
      assertThat(answers.get(0).state()).isEqualTo("active_unacknowledged");
      assertThat(answers.get(0).message()).contains("still active");
      assertThat(answers.get(2).alarmId()).isEqualTo("S2/high");
    }
  }

  @Test
  void aShelvedAlarmIsJournalledAndComesBackByItselfWhateverTheWallClockDoes() {
    try (EngineBench bench = new EngineBench(1, noSilence(Optional.empty()))) {
      bench.send("S1", "70");
      bench.command("S1/high", new Shelve(MINUTE), "repair");
      bench.send("S1", "90");
      bench.stepWallClock(Duration.ofHours(1));
      bench.pass(Duration.ofSeconds(59));
      bench.stepWallClock(Duration.ofHours(-2));
      List<AlarmRecord> shelved = bench.alarms();
      bench.pass(Duration.ofSeconds(2));
      List<AlarmRecord> back = bench.alarms();

      assertThat(shelved).extracting(AlarmRecord::event).containsExactly("shelved", "raised");
      assertThat(shelved).extracting(AlarmRecord::state).containsOnly("shelved");
      assertThat(shelved.get(0).shelvedUntil()).contains("2026-03-01T07:01:00.000Z");
      assertThat(shelved.get(1).active()).isTrue();
      assertThat(back).extracting(AlarmRecord::event).containsExactly("unshelved");
      assertThat(back.get(0).state()).isEqualTo("active_unacknowledged");
      assertThat(back.get(0).user()).isEmpty();
    }
  }

  @Test
  void anActiveAlarmAsksAgainUntilItClearsAndNotWhileItIsOutOfService() {
    try (EngineBench bench = new EngineBench(1, noSilence(Optional.of(MINUTE)))) {
      bench.send("S1", "90");
      bench.command("S1/high", new Acknowledge(), "");
      bench.pass(Duration.ofSeconds(1));
      bench.pass(MINUTE);
      List<AlarmRecord> events = bench.alarms();
      bench.command("S1/high", new TakeOutOfService(), "sensor is being replaced");
      IntStream.range(0, 10).forEach(minute -> bench.pass(MINUTE));

      assertThat(events)
          .extracting(AlarmRecord::event)
          .containsExactly("raised", "acknowledged", "raised");
      assertThat(events.get(2).reAlarm()).isTrue();
      assertThat(events.get(2).occurrence()).isEqualTo(events.get(0).occurrence());
      assertThat(events.get(2).acknowledged()).isFalse();
      assertThat(bench.journal()).containsExactly("out_of_service S1/high");
    }
  }

  @Test
  void aReadingOutsideTheRatedRangeIsNeitherHotNorASignOfLife() {
    RuleBook rated =
        RuleBook.forAll(
            LevelRule.DEFAULT_HIGH,
            SilenceRule.DEFAULT,
            new RangeRule("range", -40, 250, Delays.NONE, Handling.of(Severity.MEDIUM)));
    try (EngineBench bench = new EngineBench(1, rated)) {
      bench.send("S1", "70");
      for (int i = 0; i < 11; i++) {
        bench.send("S1", "1254");
        bench.pass(Duration.ofSeconds(1));
      }
      StatusRecord status = last(bench.statuses());

      assertThat(bench.journal())
          .containsExactly("raised S1/range", "raised S1/silence", "stale S1/range");
      assertThat(status.quality()).isEqualTo("bad");
    }
  }

  @Test
  void aCommandInAnotherPartitionFindsItsSensor() {
    String elsewhere =
        IntStream.range(0, 100)
            .mapToObj(i -> "S" + i)
            .filter(id -> SensorOwner.partitionOf(bytes(id), 6) != 0)
            .findFirst()
            .orElseThrow();
    try (EngineBench six = new EngineBench(6)) {
      six.send(elsewhere, "90");
      six.command(elsewhere + "/high", new Acknowledge(), "");

      assertThat(six.journal())
          .containsExactly("raised " + elsewhere + "/high", "acknowledged " + elsewhere + "/high");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
