package id.suhu.messages;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Operator;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.alarm.StateName;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Events that are caused by operators' commands. */
class CommandEventJsonTest {

  /** 2026-03-01T07:00:00Z. */
  private static final long RAISED_MS = 1_772_348_400_000L;

  private static final long PROCESSED_MS = RAISED_MS + 23;

  @Test
  void containsTheCommandThatCausedTheEvent() {
    Operator operator =
        new Operator("budi", "new bearing", "c-1", OptionalLong.of(RAISED_MS), Optional.empty());
    byte[] json =
        AlarmEventJson.write(caused(EventType.SHELVED, StateName.SHELVED, operator), PROCESSED_MS);

    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains(
            "\"state\":\"shelved\",\"active\":true,",
            "\"user\":\"budi\",\"comment\":\"new bearing\",\"command_id\":\"c-1\","
                + "\"shelved_until\":\"2026-03-01T07:00:00.000Z\",\"Keterangan\"");
    AlarmRecord read = AlarmEventJson.read(json);
    assertThat(read.needsAttention()).isFalse();
    assertThat(read.command())
        .hasValue(
            new AlarmRecord.Command(
                "c-1",
                "budi",
                "new bearing",
                Optional.empty(),
                Optional.of("2026-03-01T07:00:00.000Z")));
  }

  @Test
  void containsTheReasonOfARefusal() {
    Operator operator =
        new Operator(
            "budi", "", "c-1", OptionalLong.empty(), Optional.of(Refusal.alreadyAcknowledged()));

    AlarmRecord read =
        AlarmEventJson.read(
            AlarmEventJson.write(
                caused(EventType.REFUSED, StateName.ACTIVE_UNACKNOWLEDGED, operator),
                PROCESSED_MS));

    assertThat(read.event()).isEqualTo("refused");
    assertThat(read.command().orElseThrow().refusal()).hasValue("already_acknowledged");
    assertThat(read.needsAttention()).isTrue();
  }

  @Test
  void answersAnInvalidCommand() {
    DecodedCommand.Faulty faulty =
        new DecodedCommand.Faulty(
            Optional.of("c-1"),
            Optional.empty(),
            Optional.of("budi"),
            Optional.empty(),
            "member 'alarm_id' is missing or empty");

    AlarmRecord read = AlarmEventJson.read(AlarmEventJson.writeRefusal(faulty, PROCESSED_MS));

    assertThat(read.command().orElseThrow().refusal()).hasValue("malformed");
    assertThat(read.message())
        .isEqualTo("The command is not valid: member 'alarm_id' is missing or empty");
    assertThat(read.needsAttention()).isFalse();
  }

  private static AlarmEvent caused(EventType type, StateName shown, Operator operator) {
    return new AlarmEvent(
        type,
        new SensorId("S1"),
        Optional.empty(),
        "high",
        Rule.HIGH.condition().text(),
        Severity.HIGH,
        Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.HIGH, RAISED_MS, RAISED_MS)),
        shown,
        OptionalDouble.of(83),
        Optional.of(Limit.celsius(80)),
        RAISED_MS,
        new Position(0, 4_711),
        Optional.of(operator));
  }
}
