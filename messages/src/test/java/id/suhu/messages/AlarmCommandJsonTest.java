package id.suhu.messages;

import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.SensorId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmCommandJsonTest {

  private static final SensorId BEARING = new SensorId("press-4/bearing");

  private static AlarmCommand command(Action action) {
    return new AlarmCommand("c-1", action, "high", OptionalLong.of(17), "budi", "on my way");
  }

  @Test
  void writesTheMembersOfTheContract() {
    byte[] json =
        AlarmCommandJson.write(
            BEARING, command(new Shelve(Duration.ofMinutes(90))), RECORD_TIME_MS);

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"command_id\":\"c-1\","
                + "\"command\":\"shelve\","
                + "\"alarm_id\":\"press-4/bearing/high\","
                + "\"occurrence\":\"press-4/bearing/high/17\","
                + "\"user\":\"budi\","
                + "\"comment\":\"on my way\","
                + "\"duration\":\"90m\","
                + "\"time\":\"2026-03-01T07:00:00.000Z\"}");
  }

  static Stream<Arguments> actions() {
    return Stream.of(
        Arguments.of("acknowledge", new Acknowledge()),
        Arguments.of("reset", new Reset()),
        Arguments.of("shelve", new Shelve(Duration.ofMillis(1_500))),
        Arguments.of("unshelve", new Unshelve()),
        Arguments.of("out_of_service", new TakeOutOfService()),
        Arguments.of("in_service", new PutInService()));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void readsBackWhatItWrites(String name, Action action) {
    byte[] json = AlarmCommandJson.write(BEARING, command(action), RECORD_TIME_MS);

    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"command\":\"" + name + "\"");
    assertThat(AlarmCommandJson.read(json))
        .isEqualTo(new DecodedCommand.Good(BEARING, command(action)));
  }

  @Test
  void requiresOnlyIdAlarmAndUser() {
    DecodedCommand read =
        AlarmCommandJson.read(
            bytes(
                "{\"user\": \"panel\", \"alarm_id\": \"S1/high\", \"command_id\": \"x\","
                    + " \"command\": \"out-of-service\", \"more\": [1]}"));

    assertThat(read)
        .isEqualTo(
            new DecodedCommand.Good(
                new SensorId("S1"),
                new AlarmCommand(
                    "x", new TakeOutOfService(), "high", OptionalLong.empty(), "panel", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'user': '' | member 'user' is missing or empty
          'command_id': '' | member 'command_id' is missing or empty
          'alarm_id': 'S1' | alarm_id 'S1' is not of the form <sensor>/<rule>
          'alarm_id': '/high' | sensor id is empty
          'command': 'explode' | command 'explode' must be one of acknowledge, reset
          'command': 'shelve' | member 'duration' is missing or empty
          'command': 'shelve', 'duration': '30' | duration '30': a duration needs a unit
          'command': 'shelve', 'duration': '0s' | it must be above 0
          'occurrence': '17' | occurrence '17' is not of the form S1/high/<number>
          'occurrence': 'S2/high/5' | occurrence 'S2/high/5' is not of the form S1/high/<number>
          """)
  void reportsFaultsWithWhatAnAnswerNeeds(String members, String fault) {
    String others =
        Stream.of(
                "'command_id': 'c-1'",
                "'command': 'acknowledge'",
                "'alarm_id': 'S1/high'",
                "'user': 'budi'",
                "'comment': 'hm'")
            .filter(member -> !members.contains(member.substring(0, member.indexOf(':') + 1)))
            .collect(Collectors.joining(", "));

    DecodedCommand read =
        AlarmCommandJson.read(bytes("{%s, %s}".formatted(others, members).replace('\'', '"')));

    assertThat(read).isInstanceOf(DecodedCommand.Faulty.class);
    DecodedCommand.Faulty faulty = (DecodedCommand.Faulty) read;
    assertThat(faulty.fault()).contains(fault);
    assertThat(faulty.comment()).contains("hm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "no JSON", "{} {}", "{\"user\":\"a\",\"user\":\"b\"}"})
  void reportsAValueThatIsNotAnObject(String value) {
    DecodedCommand.Faulty faulty = (DecodedCommand.Faulty) AlarmCommandJson.read(bytes(value));

    assertThat(faulty.commandId()).isEmpty();
    assertThat(faulty.alarmId()).isEmpty();
    assertThat(faulty.fault()).startsWith("value is not");
  }

  @Test
  void reportsARecordWithoutAValue() {
    assertThat(AlarmCommandJson.read(null))
        .isEqualTo(
            new DecodedCommand.Faulty(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "no value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "alarm_id"})
  void shortensFaults(String member) {
    String json =
        "{\"command_id\": \"c\", \"user\": \"a\", %s\"%s\": \"%s\"}"
            .formatted(
                member.equals("alarm_id") ? "" : "\"alarm_id\": \"S1/high\", ",
                member,
                "x".repeat(50_000));

    DecodedCommand.Faulty faulty = (DecodedCommand.Faulty) AlarmCommandJson.read(bytes(json));

    assertThat(faulty.fault()).hasSize(501).endsWith("…");
  }

  @Test
  void rejectsARuleThatIsTooLong() {
    String json =
        "{\"command_id\": \"c\", \"command\": \"reset\", \"alarm_id\": \"S1/%s\", \"user\": \"a\"}"
            .formatted("x".repeat(50_000));

    DecodedCommand.Faulty faulty = (DecodedCommand.Faulty) AlarmCommandJson.read(bytes(json));

    assertThat(faulty.fault()).isEqualTo("rule has 50000 characters; it must have 1 to 64");
  }

  @Test
  void shortensMembersForTheAnswer() {
    DecodedCommand.Faulty faulty =
        (DecodedCommand.Faulty)
            AlarmCommandJson.read(bytes("{\"command_id\": \"%s\"}".formatted("x".repeat(50_000))));

    assertThat(faulty.commandId()).contains("x".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverFails(long seed) {
    Random random = new Random(seed);
    byte[] good =
        AlarmCommandJson.write(BEARING, command(new Shelve(Duration.ofHours(1))), RECORD_TIME_MS);
    for (int i = 0; i < 2_000; i++) {
      byte[] changed = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      assertThat(AlarmCommandJson.read(changed))
          .as("seed %d, step %d", seed, i)
          .isInstanceOfAny(DecodedCommand.Good.class, DecodedCommand.Faulty.class);
    }
    assertThat(AlarmCommandJson.read(good)).isInstanceOf(DecodedCommand.Good.class);
  }
}
