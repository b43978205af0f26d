package id.suhu.messages;

import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.decode;
import static id.suhu.messages.Records.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingJsonTest {

  private static final SensorId S1 = new SensorId("S1");

  @Test
  void writesAMinimalReading() {
    assertThat(ReadingJson.write(S1, 83)).isEqualTo("{\"sensor_id\": \"S1\", \"temperature\": 83}");
  }

  @Test
  void writesAllMembers() {
    assertThat(
            ReadingJson.write(
                S1, 83.5, OptionalLong.of(RECORD_TIME_MS), Optional.of("press \"4\"")))
        .isEqualTo(
            "{\"sensor_id\": \"S1\", \"temperature\": 83.5, \"timestamp\":"
                + " \"2026-03-01T07:00:00.000Z\", \"machine_id\": \"press \\\"4\\\"\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "é温😀", "</script>", " "})
  void writesEveryIdSoThatItReadsBack(String id) {
    Reading reading =
        good(
            decode(
                ReadingJson.write(
                    new SensorId(id), 1, OptionalLong.of(RECORD_TIME_MS), Optional.of(id))));

    assertThat(reading.sensor().text()).isEqualTo(id);
    assertThat(reading.machine()).hasValue(id);
  }

  @Test
  void rejectsNonFiniteTemperatures() {
    assertThatThrownBy(() -> ReadingJson.write(S1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sensor 'S1' has NaN °C; it must be finite");
  }
}
