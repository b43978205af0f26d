package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.messages.AlarmRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators' commands in the engine's topology; core's tests have what each does. */
class CommandIntakeTest {

  @Test
  void answersACommandWithItsEvent() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.send("S1", "85");
      bench.command("S1", command("c1", new Acknowledge()));
      bench.command("S1", command("c1", new Acknowledge()));

      List<AlarmRecord> events = bench.alarms();

      assertThat(events).extracting(AlarmRecord::event).containsExactly("raised", "acknowledged");
      assertThat(events.get(1).command().orElseThrow().id()).isEqualTo("c1");
      assertThat(bench.statuses()).isNotEmpty();
    }
  }

  @Test
  void endsAShelvingByElapsedTime() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.send("S1", "85");
      bench.command("S1", command("c1", new Shelve(Duration.ofSeconds(5))));
      bench.stepWallClock(Duration.ofHours(1));
      bench.advance(Duration.ofSeconds(4));
      assertThat(bench.journal()).containsExactly("raised S1/high", "shelved S1/high");

      bench.advance(Duration.ofSeconds(2));
      assertThat(bench.journal()).containsExactly("unshelved S1/high");
    }
  }

  @Test
  void refusesACommandToASensorThatHasNotSentAnything() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.command("nowhere", command("c1", new Acknowledge()));
      bench.advance(Duration.ofMinutes(1));

      List<AlarmRecord> events = bench.alarms();

      assertThat(events).extracting(AlarmRecord::event).containsExactly("refused");
      assertThat(events.get(0).message()).isEqualTo("There is no alarm 'nowhere/high'");
      assertThat(bench.statuses()).isEmpty();
    }
  }

  @Test
  void refusesACommandThatWaitedForTooLong() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.send("S1", "85");
      bench.commandOf(Duration.ofMinutes(6), "S1", command("c1", new Acknowledge()));

      AlarmRecord answer = bench.alarms().get(1);

      assertThat(answer.event()).isEqualTo("refused");
      assertThat(answer.command().orElseThrow().refusal()).contains("expired");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void answersTheCommandsToSensorsOfEveryPartition(int partitions) {
    try (EngineBench bench = new EngineBench(partitions)) {
      for (int i = 0; i < 20; i++) {
        bench.send("S" + i, "85");
        bench.command("S" + i, command("c" + i, new Acknowledge()));
      }
      bench.command("nowhere", command("d", new Acknowledge()));

      assertThat(bench.alarms().stream().filter(event -> event.event().equals("acknowledged")))
          .extracting(AlarmRecord::sensorId)
          .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "S" + i).toList());
    }
  }

  @Test
  void reRoutesACommandWithTheTimeOfItsArrival() {
    try (EngineBench bench = new EngineBench(3)) {
      for (int i = 0; i < 9; i++) {
        bench.commandOf(Duration.ofMinutes(6), "S" + i, command("c" + i, new Acknowledge()));
        bench.send("S" + i, "85");
        bench.commandOf(Duration.ofMinutes(6), "S" + i, command("d" + i, new Acknowledge()));
      }

      assertThat(bench.alarms())
          .filteredOn(event -> event.command().isPresent())
          .extracting(event -> event.command().orElseThrow().refusal().orElseThrow())
          // Before its first reading, a sensor has no alarm.
          .containsOnly("unknown_alarm", "expired")
          .filteredOn("expired"::equals)
          .hasSize(9);
    }
  }

  @Test
  void answersRecordsThatAreNotCommands() {
    try (EngineBench bench = new EngineBench(1)) {
      bench.commandRaw(null);
      bench.commandRaw("not json".getBytes(StandardCharsets.UTF_8));
      bench.commandRaw(
          "{\"command_id\": \"c1\", \"command\": \"%s\", \"alarm_id\": \"S1/high\", \"user\": \"a\"}"
              .formatted("x".repeat(60_000))
              .getBytes(StandardCharsets.UTF_8));

      List<AlarmRecord> answers = bench.alarms();

      assertThat(answers).extracting(AlarmRecord::event).containsOnly("refused");
      assertThat(answers)
          .extracting(answer -> answer.message().substring(0, 34))
          .containsExactly(
              "The command is not valid: no value",
              "The command is not valid: value is",
              "The command is not valid: command ");
      assertThat(answers.get(2).command().orElseThrow().id()).isEqualTo("c1");
      assertThat(answers.get(2).message()).hasSizeLessThan(600);
    }
  }

  private static AlarmCommand command(String id, Action action) {
    return new AlarmCommand(id, action, "high", OptionalLong.empty(), "budi", "new bearing");
  }
}
