package id.suhu.messages;

import static id.suhu.messages.Records.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.alarm.StateName;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmEventJsonTest {

  private static final long RAISED_MS = 1_772_348_400_000L;
  private static final long PROCESSED_MS = RAISED_MS + 23;

  private static final AlarmEvent RAISED =
      new AlarmEvent(
          EventType.RAISED,
          new SensorId("press-4/bearing"),
          Optional.of("press-4"),
          "high",
          Rule.HIGH.condition().text(),
          Rule.HIGH.condition().severity(),
          Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.HIGH, RAISED_MS, RAISED_MS)),
          OptionalDouble.of(83),
          OptionalDouble.of(80),
          RAISED_MS,
          new Position(0, 4_711));

  /** The event of a silent sensor that sent only rejected records. */
  private static final AlarmEvent SILENT =
      new AlarmEvent(
          EventType.RAISED,
          new SensorId("S1"),
          Optional.empty(),
          "silence",
          Rule.SILENCE.condition().text(),
          Rule.SILENCE.condition().severity(),
          Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.HIGH, RAISED_MS, RAISED_MS)),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          RAISED_MS,
          Position.NONE);

  @Test
  void writesAllMembers() {
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
  void omitsAbsentMembers() {
    assertThat(text(AlarmEventJson.write(SILENT, PROCESSED_MS)))
        .doesNotContain("machine_id", "temperature", "limit", "null")
        .contains(
            "\"partition\":-1,\"offset\":-1,\"Keterangan\":\"Sensor tidak mengirim data\",",
            "\"message\":\"Sensor sends no data\"");
    AlarmEvent before =
        new AlarmEvent(
            EventType.LATE_EXCURSION,
            RAISED.sensor(),
            RAISED.machine(),
            RAISED.rule(),
            RAISED.text(),
            RAISED.severity(),
            Normal.NEVER_RAISED,
            RAISED.temperatureCelsius(),
            OptionalDouble.of(80),
            RAISED_MS,
            RAISED.position());
    assertThat(text(AlarmEventJson.write(before, PROCESSED_MS)))
        .doesNotContain("occurrence")
        .contains("\"state\":\"normal\",\"active\":false,\"acknowledged\":true,");
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
                "°C",
                "2026-03-01T07:00:00.000Z",
                "2026-03-01T07:00:00.023Z",
                0,
                4_711,
                Optional.empty(),
                "Suhu terlalu tinggi",
                "Temperature too high"));
    AlarmRecord silent = AlarmEventJson.read(AlarmEventJson.write(SILENT, PROCESSED_MS));
    assertThat(silent.machineId()).isEmpty();
    assertThat(silent.temperatureCelsius()).isEmpty();
    assertThat(silent.partition()).isEqualTo(-1);
    assertThat(silent.needsAttention()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void needsAttentionLikeTheAlarmItself(AlarmState state) {
    // given
    AlarmEvent event =
        new AlarmEvent(
            EventType.CLEARED,
            new SensorId("S1"),
            Optional.empty(),
            "high",
            Rule.HIGH.condition().text(),
            Rule.HIGH.condition().severity(),
            state,
            OptionalDouble.of(70),
            OptionalDouble.of(80),
            RAISED_MS,
            new Position(0, 4_711));

    // when
    AlarmRecord read = AlarmEventJson.read(AlarmEventJson.write(event, PROCESSED_MS));

    // then
    assertThat(read.state()).isEqualTo(state.code());
    assertThat(read.needsAttention()).isEqualTo(state.needsAttention());
  }

  static List<AlarmState> everyState() {
    ActiveUnacknowledged active =
        Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.HIGH, RAISED_MS, RAISED_MS));
    List<AlarmState> states =
        List.of(
            Normal.NEVER_RAISED,
            active,
            active.acknowledge(),
            active.clear(RAISED_MS),
            active.latch(RAISED_MS),
            active.acknowledge().latch(RAISED_MS));
    assertThat(states)
        .extracting(AlarmState::name)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(StateName.SHELVED, StateName.OUT_OF_SERVICE)));
    return states;
  }

  @Test
  void containsTheUnitOfARateLimit() {
    AlarmEvent rising =
        new AlarmEvent(
            EventType.RAISED,
            RAISED.sensor(),
            Optional.empty(),
            "rising",
            RAISED.text(),
            RAISED.severity(),
            RAISED.state(),
            RAISED.shown(),
            RAISED.temperatureCelsius(),
            Optional.of(new Limit(5, Limit.Unit.CELSIUS_PER_MINUTE)),
            RAISED_MS,
            RAISED.position(),
            Optional.empty());

    byte[] json = AlarmEventJson.write(rising, PROCESSED_MS);

    assertThat(text(json)).contains("\"limit\":5,\"limit_unit\":\"°C/min\",");
    assertThat(AlarmEventJson.read(json).limitUnit()).isEqualTo("°C/min");
  }

  @Test
  void readsEventsOfANewerVersion() {
    AlarmRecord read =
        AlarmEventJson.read(
            bytes(
                "{\"alarm_id\": \"S1/rate\", \"event\": \"dreamt\", \"state\": \"dreaming\","
                    + " \"acknowledged\": true, \"more\": [1]}"));

    assertThat(read.event()).isEqualTo("dreamt");
    assertThat(read.occurrence()).isEmpty();
    assertThat(read.needsAttention()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "not JSON", "{}", "{\"alarm_id\": null}"})
  void rejectsInvalidAlarmEvents(String value) {
    assertThatThrownBy(() -> AlarmEventJson.read(bytes(value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsBytesThatAreNotText() {
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
