package id.suhu.messages;

import static id.suhu.messages.Records.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.Severity;
import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.AlarmStatus;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorStatusJsonTest {

  private static final long RAISED_MS = 1_772_348_400_000L;

  private static final SensorStatus HOT =
      new SensorStatus(
          new SensorId("S1"),
          Optional.of("press-4"),
          Optional.of(new LatestReading(RAISED_MS + 1_000, 83.5, true)),
          Quality.STALE,
          12,
          3,
          List.of("high", "silence"),
          List.of(
              new AlarmStatus(
                  "high",
                  "active_unacknowledged",
                  true,
                  false,
                  Severity.HIGH,
                  RAISED_MS,
                  RAISED_MS)));

  private static final SensorStatus UNKNOWN =
      new SensorStatus(
          new SensorId("S1"),
          Optional.empty(),
          Optional.empty(),
          Quality.BAD,
          0,
          0,
          List.of(),
          List.of());

  @Test
  void writesReadingQualityFlagsAndAlarms() {
    assertThat(text(SensorStatusJson.write(HOT, RAISED_MS + 1_020)))
        .isEqualTo(
            "{\"sensor_id\":\"S1\","
                + "\"machine_id\":\"press-4\","
                + "\"temperature\":83.5,"
                + "\"event_time\":\"2026-03-01T07:00:01.000Z\","
                + "\"quality\":\"stale\","
                + "\"flags\":[\"clock\"],"
                + "\"readings\":12,"
                + "\"late_readings\":3,"
                + "\"processed_time\":\"2026-03-01T07:00:01.020Z\","
                + "\"rules\":[\"high\",\"silence\"],"
                + "\"alarms\":[{\"alarm_id\":\"S1/high\","
                + "\"occurrence\":\"S1/high/1772348400000\","
                + "\"rule\":\"high\","
                + "\"state\":\"active_unacknowledged\","
                + "\"active\":true,"
                + "\"acknowledged\":false,"
                + "\"severity\":\"high\","
                + "\"raised_time\":\"2026-03-01T07:00:00.000Z\"}]}");
  }

  @Test
  void omitsAbsentMembers() {
    assertThat(text(SensorStatusJson.write(UNKNOWN, RAISED_MS)))
        .isEqualTo(
            "{\"sensor_id\":\"S1\",\"quality\":\"bad\",\"flags\":[],\"readings\":0,"
                + "\"late_readings\":0,\"processed_time\":\"2026-03-01T07:00:00.000Z\","
                + "\"rules\":[],\"alarms\":[]}");
  }

  @Test
  void readsBackWhatItWrites() {
    assertThat(SensorStatusJson.read(SensorStatusJson.write(HOT, RAISED_MS + 1_020)))
        .isEqualTo(
            new StatusRecord(
                "S1",
                Optional.of("press-4"),
                OptionalDouble.of(83.5),
                Optional.of("2026-03-01T07:00:01.000Z"),
                "stale",
                List.of("clock"),
                12,
                3,
                "2026-03-01T07:00:01.020Z",
                List.of("high", "silence"),
                List.of(
                    new StatusRecord.Alarm(
                        "S1/high",
                        "S1/high/1772348400000",
                        "high",
                        "active_unacknowledged",
                        true,
                        false,
                        "high",
                        "2026-03-01T07:00:00.000Z"))));
    assertThat(
            SensorStatusJson.read(SensorStatusJson.write(UNKNOWN, RAISED_MS)).temperatureCelsius())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"sensor_id\": \"\"}"})
  void rejectsInvalidStatuses(String value) {
    assertThatThrownBy(() -> SensorStatusJson.read(bytes(value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
