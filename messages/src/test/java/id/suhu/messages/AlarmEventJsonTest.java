package id.suhu.messages;

import static id.suhu.messages.Records.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.AlarmText;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmEventJsonTest {

  private static final long RAISED_MS = 1_772_348_400_000L;
  private static final long PROCESSED_MS = RAISED_MS + 23;

  private static final SensorId BEARING = new SensorId("press-4/bearing");

  private static final AlarmEvent RAISED = raised(EventType.RAISED, OptionalLong.of(RAISED_MS));

  /** A sensor's only records were rejected ones, and it fell silent. */
  private static final AlarmEvent SILENT =
      new AlarmEvent(
          EventType.RAISED,
          new SensorId("S1"),
          Optional.empty(),
          "silence",
          RuleKind.SILENCE.text(),
          Severity.MEDIUM,
          StateName.ACTIVE_UNACKNOWLEDGED,
          true,
          false,
          OptionalLong.of(RAISED_MS),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          RAISED_MS,
          Position.NONE,
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());

  private static AlarmEvent raised(EventType type, OptionalLong occurrence) {
    return new AlarmEvent(
        type,
        BEARING,
        Optional.of("press-4"),
        "high",
        RuleKind.HIGH.text(),
        Severity.HIGH,
        StateName.ACTIVE_UNACKNOWLEDGED,
        true,
        false,
        occurrence,
        OptionalDouble.of(83),
        OptionalDouble.of(80),
        OptionalDouble.empty(),
        RAISED_MS,
        new Position(0, 4_711),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** The answer to a command. */
  private static AlarmEvent answer(
      EventType type,
      StateName state,
      AlarmText text,
      AlarmCommand.Action action,
      Optional<Refusal> refusal,
      OptionalLong shelvedUntilMs) {
    return new AlarmEvent(
        type,
        BEARING,
        Optional.empty(),
        "high",
        text,
        Severity.HIGH,
        state,
        true,
        false,
        OptionalLong.of(RAISED_MS),
        OptionalDouble.of(83),
        OptionalDouble.of(80),
        OptionalDouble.empty(),
        RAISED_MS,
        new Position(0, 4_711),
        Optional.of(
            new AlarmCommand(
                "c-1", action, "high", OptionalLong.empty(), "budi", "bearing is replaced")),
        refusal,
        shelvedUntilMs);
  }

  @Test
  void writesTheMembersOfTheContract() {
    assertThat(text(AlarmEventJson.write(RAISED, PROCESSED_MS)))
        .isEqualTo(
            "{\"alarm_id\":\"press-4/bearing/high\","
                + "\"occurrence\":\"press-4/bearing/high/1772348400000\","
                + "\"event\":\"raised\","
                + "\"state\":\"active_unacknowledged\","
                + "\"active\":true,"
                + "\"acknowledged\":false,"
                + "\"severity\":\"high\","
                + "\"sensor_id\":\"press-4/bearing\","
                + "\"machine_id\":\"press-4\","
                + "\"rule\":\"high\","
                + "\"temperature\":83,"
                + "\"limit\":80,"
                + "\"event_time\":\"2026-03-01T07:00:00.000Z\","
                + "\"processed_time\":\"2026-03-01T07:00:00.023Z\","
                + "\"partition\":0,"
                + "\"offset\":4711,"
                + "\"Keterangan\":\"Suhu terlalu tinggi\","
                + "\"message\":\"Temperature too high\"}");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    assertThat(text(AlarmEventJson.write(SILENT, PROCESSED_MS)))
        .doesNotContain("machine_id", "temperature", "limit", "rate", "null")
        .doesNotContain("user", "comment", "command_id", "reason", "shelved_until", "re_alarm")
        .contains(
            "\"partition\":-1,\"offset\":-1,\"Keterangan\":\"Sensor tidak mengirim data\",",
            "\"message\":\"Sensor sends no data\"");
    assertThat(
            text(
                AlarmEventJson.write(
                    raised(EventType.LATE_EXCURSION, OptionalLong.empty()), PROCESSED_MS)))
        .contains("\"event\":\"late_excursion\"")
        .doesNotContain("occurrence");
  }

  @Test
  void answerToACommandSaysWhoSaidWhatAndUntilWhen() {
    AlarmEvent shelved =
        answer(
            EventType.SHELVED,
            StateName.SHELVED,
            RuleKind.HIGH.text(),
            new AlarmCommand.Shelve(Duration.ofMinutes(30)),
            Optional.empty(),
            OptionalLong.of(RAISED_MS + 1_800_000));

    assertThat(text(AlarmEventJson.write(shelved, PROCESSED_MS)))
        .contains(
            "\"event\":\"shelved\",\"state\":\"shelved\",\"active\":true,\"acknowledged\":false,")
        .contains(
            "\"offset\":4711,\"user\":\"budi\",\"comment\":\"bearing is replaced\","
                + "\"command_id\":\"c-1\",\"shelved_until\":\"2026-03-01T07:30:00.000Z\","
                + "\"Keterangan\":\"Suhu terlalu tinggi\",");
    AlarmRecord read = AlarmEventJson.read(AlarmEventJson.write(shelved, PROCESSED_MS));
    assertThat(read.user()).contains("budi");
    assertThat(read.comment()).contains("bearing is replaced");
    assertThat(read.commandId()).contains("c-1");
    assertThat(read.shelvedUntil()).contains("2026-03-01T07:30:00.000Z");
    assertThat(read.reason()).isEmpty();
    assertThat(read.isSuppressed()).isTrue();
    assertThat(read.needsAttention()).isFalse();
  }

  @Test
  void refusalOfAKnownAlarmSaysWhyAndWhereTheAlarmStands() {
    Refusal notLatched = Refusal.notLatched();
    byte[] json =
        AlarmEventJson.write(
            answer(
                EventType.REFUSED,
                StateName.ACTIVE_UNACKNOWLEDGED,
                notLatched.text(),
                new AlarmCommand.Reset(),
                Optional.of(notLatched),
                OptionalLong.empty()),
            PROCESSED_MS);

    assertThat(text(json))
        .contains(
            "\"command_id\":\"c-1\",\"reason\":\"not_latched\","
                + "\"Keterangan\":\"Alarm tidak terkunci\",\"message\":\"The alarm is not latched\"");
    AlarmRecord read = AlarmEventJson.read(json);
    assertThat(read.event()).isEqualTo("refused");
    assertThat(read.reason()).contains("not_latched");
    assertThat(read.state()).isEqualTo("active_unacknowledged");
    assertThat(read.shelvedUntil()).isEmpty();
  }

  @Test
  void refusalOfWhatConcernsNoAlarmHasWhatCouldBeReadOfTheCommand() {
    Refusal unknown = Refusal.unknownAlarm("S9/high");
    byte[] full =
        AlarmEventJson.writeRefusal(
            new DecodedCommand.Faulty(
                Optional.of("c-2"),
                Optional.of("S9/high"),
                Optional.of("budi"),
                Optional.of("what is it"),
                "no such alarm"),
            unknown,
            RAISED_MS);
    byte[] empty =
        AlarmEventJson.writeRefusal(
            new DecodedCommand.Faulty(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "value is not JSON"),
            Refusal.malformed("value is not JSON"),
            RAISED_MS);

    assertThat(text(full))
        .isEqualTo(
            "{\"alarm_id\":\"S9/high\",\"event\":\"refused\","
                + "\"event_time\":\"2026-03-01T07:00:00.000Z\","
                + "\"processed_time\":\"2026-03-01T07:00:00.000Z\","
                + "\"user\":\"budi\",\"comment\":\"what is it\",\"command_id\":\"c-2\","
                + "\"reason\":\"unknown_alarm\",\"Keterangan\":\"Tidak ada alarm 'S9/high'\","
                + "\"message\":\"There is no alarm 'S9/high'\"}");
    assertThat(AlarmEventJson.read(full).commandId()).contains("c-2");
    AlarmRecord nobody = AlarmEventJson.read(empty);
    assertThat(nobody.alarmId()).isEmpty();
    assertThat(nobody.commandId()).isEmpty();
    assertThat(nobody.message()).isEqualTo("The command is not valid: value is not JSON");
  }

  @Test
  void raiseThatOnlyRemindsSaysSo() {
    byte[] json =
        AlarmEventJson.write(
            raised(EventType.RE_ALARMED, OptionalLong.of(RAISED_MS)), PROCESSED_MS);

    assertThat(text(json)).contains("\"event\":\"raised\"", "\"re_alarm\":true");
    assertThat(AlarmEventJson.read(json).reAlarm()).isTrue();
    assertThat(AlarmEventJson.read(AlarmEventJson.write(RAISED, PROCESSED_MS)).reAlarm()).isFalse();
  }

  @Test
  void rateStandsBesideItsLimit() {
    byte[] json =
        AlarmEventJson.write(
            new AlarmEvent(
                EventType.RAISED,
                BEARING,
                Optional.empty(),
                "rise",
                RuleKind.RISE.text(),
                Severity.MEDIUM,
                StateName.ACTIVE_UNACKNOWLEDGED,
                true,
                false,
                OptionalLong.of(RAISED_MS),
                OptionalDouble.of(61.5),
                OptionalDouble.of(5),
                OptionalDouble.of(6.2),
                RAISED_MS,
                new Position(0, 4_711),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty()),
            PROCESSED_MS);

    assertThat(text(json)).contains("\"temperature\":61.5,\"limit\":5,\"rate\":6.2,\"event_time\"");
    assertThat(AlarmEventJson.read(json).ratePerMinute()).hasValue(6.2);
  }

  @Test
  void readsBackWhatItWrites() {
    assertThat(AlarmEventJson.read(AlarmEventJson.write(RAISED, PROCESSED_MS)))
        .isEqualTo(
            new AlarmRecord(
                "press-4/bearing/high",
                Optional.of("press-4/bearing/high/1772348400000"),
                "raised",
                "active_unacknowledged",
                true,
                false,
                "high",
                "press-4/bearing",
                Optional.of("press-4"),
                "high",
                OptionalDouble.of(83),
                OptionalDouble.of(80),
                OptionalDouble.empty(),
                "2026-03-01T07:00:00.000Z",
                "2026-03-01T07:00:00.023Z",
                0,
                4_711,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "Suhu terlalu tinggi",
                "Temperature too high"));
    AlarmRecord silent = AlarmEventJson.read(AlarmEventJson.write(SILENT, PROCESSED_MS));
    assertThat(silent.machineId()).isEmpty();
    assertThat(silent.temperatureCelsius()).isEmpty();
    assertThat(silent.partition()).isEqualTo(-1);
    assertThat(silent.needsAttention()).isTrue();
  }

  @Test
  void readsEventsOfANewerProgram() {
    AlarmRecord read =
        AlarmEventJson.read(
            bytes(
                "{\"alarm_id\": \"S1/rate\", \"event\": \"dreamt\", \"state\": \"dreaming\","
                    + " \"acknowledged\": true, \"more\": [1]}"));

    assertThat(read.event()).isEqualTo("dreamt");
    assertThat(read.occurrence()).isEmpty();
    assertThat(read.needsAttention()).isFalse();
  }

  @Test
  void latchedAlarmNeedsAttentionAlsoWhenItIsAcknowledged() {
    AlarmRecord read =
        AlarmEventJson.read(
            bytes(
                "{\"alarm_id\": \"S1/high\", \"event\": \"acknowledged\","
                    + " \"state\": \"latched_acknowledged\", \"acknowledged\": true}"));

    assertThat(read.needsAttention()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "not JSON", "{}", "{\"alarm_id\": null}"})
  void refusesWhatIsNoAlarmEvent(String value) {
    assertThatThrownBy(() -> AlarmEventJson.read(bytes(value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBytesThatAreNoText() {
    for (byte[] value :
        new byte[][] {
          {0, 0, 0, 'x', 0, 0, 0, 'y'},
          {(byte) 0xC3, 0x28},
          {0, 0, 0, 0x7B, 0, 0x7F, (byte) 0xFF, 0}
        }) {
      assertThatThrownBy(() -> AlarmEventJson.read(value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
