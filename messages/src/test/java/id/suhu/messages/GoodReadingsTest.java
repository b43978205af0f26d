package id.suhu.messages;

import static id.suhu.messages.Records.POSITION;
import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.bytes;
import static id.suhu.messages.Records.decode;
import static id.suhu.messages.Records.good;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodReadingsTest {

  @Test
  void acceptsTheMinimalReading() {
    assertThat(good(decode("{\"sensor_id\": \"S1\", \"temperature\": 83}")))
        .isEqualTo(
            new Reading(
                new SensorId("S1"),
                Optional.empty(),
                RECORD_TIME_MS,
                RECORD_TIME_MS,
                83,
                false,
                POSITION));
  }

  @Test
  void acceptsEveryOptionalMember() {
    String value =
        """
        {"machine_id": "press-4", "unit": "F", "timestamp": "2026-03-01T13:59:59.250+07:00",
         "temperature": 181.4, "sensor_id": "S1"}
        """;

    assertThat(good(decode("other", value)))
        .isEqualTo(
            new Reading(
                new SensorId("S1"),
                Optional.of("press-4"),
                RECORD_TIME_MS - 750,
                RECORD_TIME_MS,
                83,
                false,
                POSITION));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "-5, -5",
    "0, 0",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void acceptsAWholeNumberAsASensorId(String number, String id) {
    assertThat(sensorOf("{\"sensor_id\": " + number + ", \"temperature\": 1}")).isEqualTo(id);
  }

  @Test
  void usesTheKeyIfNoMemberNamesTheSensor() {
    assertThat(good(decode("S7", "{\"temperature\": 1}")).sensor().text()).isEqualTo("S7");
    assertThat(good(decode("S7", "{\"sensor_id\": null, \"temperature\": 1}")).sensor().text())
        .isEqualTo("S7");
    assertThat(good(decode("S7", "{\"sensor_id\": \"S8\", \"temperature\": 1}")).sensor().text())
        .isEqualTo("S8");
    assertThat(good(decode("ключ 温", "{\"temperature\": 1}")).sensor().text()).isEqualTo("ключ 温");
  }

  @Test
  void takesAnIdOfExactly128Bytes() {
    String id = "é".repeat(64);

    assertThat(sensorOf("{\"sensor_id\": \"" + id + "\", \"temperature\": 1}")).isEqualTo(id);
    assertThat(sensorOf("{\"sensor_id\": \"\\ud83d\\ude00\", \"temperature\": 1}")).isEqualTo("😀");
  }

  @ParameterizedTest
  @CsvSource({
    "83, 83.0",
    "-0, 0.0",
    "-0.0, 0.0",
    "8.3e1, 83.0",
    "0.1, 0.1",
    "1e-400, 0.0",
    "1e21, 1e21",
    "-273.15, -273.15",
    "79.99999999999999999999999, 80.0",
    "1.7976931348623157e308, 1.7976931348623157e308"
  })
  void readsTemperaturesAsDoubles(String number, double celsius) {
    assertThat(good(decode("{\"sensor_id\": \"S1\", \"temperature\": " + number + "}")).celsius())
        .isEqualTo(celsius);
  }

  @ParameterizedTest
  @CsvSource({
    "C, 83, 83",
    "F, 181.4, 83",
    "F, -459.67, -273.15",
    "F, 174.2, 79",
    "F, 176, 80",
    "F, 137.3, 58.5",
    "K, 356.15, 83",
    "K, 0, -273.15",
    "K, 352.15, 79",
    "K, 353.15, 80",
    "F, 1.7976931348623157e308, 9.987184082568421e307"
  })
  void convertsUnitsToTheIntendedDecimal(String unit, String number, double celsius) {
    assertThat(
            good(decode(
                    "{\"sensor_id\": \"S1\", \"temperature\": %s, \"unit\": \"%s\"}"
                        .formatted(number, unit)))
                .celsius())
        .isEqualTo(celsius);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\": {\"temperature\": 1, \"temperature\": 2}",
        "\"x\": [[[{\"sensor_id\": \"other\"}]], NaN, -Infinity]",
        "\"Temperature\": \"hot\"",
        "\"\": null",
        "\"x\": \"\\udc00\"",
        "\"unit\": null",
        "\"timestamp\": null",
        "\"machine_id\": null",
        "\"machine_id\": \"\"",
        "\"machine_id\": [1]",
        "\"machine_id\": 4.5",
        "\"machine_id\": \"a\\u0000b\""
      })
  void ignoresUnknownAndNullMembers(String member) {
    Reading reading = good(decode("{\"sensor_id\": \"S1\", \"temperature\": 83, " + member + "}"));

    assertThat(reading.celsius()).isEqualTo(83);
    assertThat(reading.machine()).isEmpty();
    assertThat(reading.clockSuspect()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"128, 1, true", "129, 1, false", "32, 4, true", "33, 4, false", "16000, 4, false"})
  void leavesOutAMachineIdOfMoreThan128Bytes(int characters, int bytesEach, boolean taken) {
    String machine = (bytesEach == 4 ? "\uD83C\uDF21" : "m").repeat(characters);

    Reading reading =
        good(
            decode(
                "{\"sensor_id\": \"S1\", \"temperature\": 83, \"machine_id\": \"%s\"}"
                    .formatted(machine)));

    assertThat(reading.machine()).isEqualTo(taken ? Optional.of(machine) : Optional.empty());
  }

  @Test
  void acceptsAWholeNumberAsAMachineId() {
    assertThat(
            good(decode("{\"sensor_id\": \"S1\", \"temperature\": 1, \"machine_id\": 4}"))
                .machine())
        .hasValue("4");
  }

  @Test
  void readsNamesThatAreWrittenWithEscapes() {
    assertThat(sensorOf("{\"\\u0073ensor_id\": \"S1\", \"\\u0074emperature\": 1}")).isEqualTo("S1");
  }

  @Test
  void acceptsAByteOrderMarkAndSurroundingSpace() {
    assertThat(sensorOf("\uFEFF{\"sensor_id\": \"S1\", \"temperature\": 1}")).isEqualTo("S1");
    assertThat(sensorOf(" \r\n\t{\"sensor_id\": \"S1\", \"temperature\": 1}\n ")).isEqualTo("S1");
  }

  @Test
  void takesAValueOfExactly64KiB() {
    String start = "{\"sensor_id\": \"S1\", \"temperature\": 1, \"x\": \"";
    String value = start + "x".repeat(64 * 1024 - start.length() - 2) + "\"}";
    assertThat(bytes(value)).hasSize(65_536);

    assertThat(sensorOf(value)).isEqualTo("S1");
  }

  @Test
  void skipsAMemberHoweverDeeplyNested() {
    String deep = "[".repeat(30_000) + "]".repeat(30_000);

    assertThat(sensorOf("{\"x\": " + deep + ", \"sensor_id\": \"S1\", \"temperature\": 1}"))
        .isEqualTo("S1");
  }

  /** "AB" and "B!" have the same hash in Jackson's symbol table. */
  @Test
  void skipsNamesWhoseHashesCollide() {
    StringBuilder value = new StringBuilder("{\"sensor_id\": \"S1\", \"temperature\": 1");
    for (int i = 0; i < 1 << 10; i++) {
      value.append(", \"");
      for (int bit = 0; bit < 10; bit++) {
        value.append((i >> bit & 1) == 0 ? "AB" : "B!");
      }
      value.append("\": 1");
    }

    assertThat(sensorOf(value.append('}').toString())).isEqualTo("S1");
    assertThat(sensorOf("{\"sensor_id\": \"S2\", \"temperature\": 1, \"AB\": 1}")).isEqualTo("S2");
  }

  private static String sensorOf(String value) {
    return good(decode(value)).sensor().text();
  }
}
