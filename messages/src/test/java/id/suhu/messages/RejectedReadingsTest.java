package id.suhu.messages;

import static id.suhu.messages.Records.POSITION;
import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.bytes;
import static id.suhu.messages.Records.decode;
import static id.suhu.messages.Records.good;
import static id.suhu.messages.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.RejectReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the reasons and details for invalid members of JSON records. */
class RejectedReadingsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'\"83\"', not_a_number, 'temperature is the text ''83'', not a JSON number'",
        "'\"NaN\"', not_a_number, 'temperature is the text ''NaN'', not a JSON number'",
        "'\"\"', not_a_number, 'temperature is the text '''', not a JSON number'",
        "'null', not_a_number, 'temperature is null, not a JSON number'",
        "'true', not_a_number, 'temperature is true, not a JSON number'",
        "'[83]', not_a_number, 'temperature is an object or array, not a JSON number'",
        "'{\"C\": 83}', not_a_number, 'temperature is an object or array, not a JSON number'",
        "'NaN', non_finite, 'temperature is NaN; it must be finite'",
        "'Infinity', non_finite, 'temperature is Infinity; it must be finite'",
        "'-Infinity', non_finite, 'temperature is -Infinity; it must be finite'",
        "'1e999', non_finite, 'temperature is Infinity; it must be finite'",
        "'-1e999', non_finite, 'temperature is -Infinity; it must be finite'",
        "'1e99999999999', non_finite, 'temperature is Infinity; it must be finite'",
        "'-273.16', impossible, 'temperature -273.16 °C is below absolute zero'",
        "'-300', impossible, 'temperature -300 °C is below absolute zero'"
      })
  void reportsTheFaultOfATemperature(String json, String reason, String detail) {
    Decoded.Rejected rejected =
        rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": " + json + "}"));

    assertThat(rejected.reason().code()).isEqualTo(reason);
    assertThat(rejected.detail()).isEqualTo(detail);
    assertThat(rejected.sensor()).isPresent();
  }

  @Test
  void readsANumberOfManyDigits() {
    String digits = "9".repeat(60_000);

    assertThat(
            rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": " + digits + "}")).reason())
        .isEqualTo(RejectReason.NON_FINITE);
  }

  @ParameterizedTest
  @CsvSource({"F, -459.68", "K, -0.01", "C, -273.16"})
  void knowsAbsoluteZeroInEveryUnit(String unit, String number) {
    Decoded decoded =
        decode(
            "{\"sensor_id\": \"S1\", \"temperature\": %s, \"unit\": \"%s\"}"
                .formatted(number, unit));

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.IMPOSSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"c\"", "\"°C\"", "\"\"", "\"Celsius\"", "1", "true", "[\"C\"]", "{}"})
  void rejectsOtherUnits(String unit) {
    Decoded decoded =
        decode("{\"sensor_id\": \"S1\", \"temperature\": 83, \"unit\": " + unit + "}");

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.BAD_UNIT);
    assertThat(rejected(decoded).detail()).endsWith("; it must be C, F or K");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "5.0",
        "1e3",
        "true",
        "[]",
        "{\"id\": \"S1\"}",
        "NaN",
        "\"a\\nb\"",
        "\"\\u0000\"",
        "\"\\u007f\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"\\ude00\\ud83d\""
      })
  void rejectsAnInvalidSensorIdEvenIfTheKeyIsValid(String id) {
    Decoded decoded = decode("S1", "{\"sensor_id\": " + id + ", \"temperature\": 83}");

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.BAD_SENSOR);
    assertThat(decoded.sensor()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "温", "😀"})
  void countsTheBytesOfASensorId(String character) {
    int bytes = bytes(character).length;
    String longest = character.repeat(128 / bytes);
    String value = "{\"sensor_id\": \"%s\", \"temperature\": 83}";

    assertThat(good(decode(value.formatted(longest))).sensor().text()).isEqualTo(longest);
    assertThat(rejected(decode(value.formatted(longest + character))).reason())
        .isEqualTo(RejectReason.BAD_SENSOR);
    assertThat(
            rejected(decode("{\"sensor_id\": " + "1".repeat(129) + ", \"temperature\": 1}"))
                .reason())
        .isEqualTo(RejectReason.BAD_SENSOR);
  }

  @Test
  void checksAKeyLikeAMember() {
    String value = "{\"temperature\": 83}";
    byte[] notUtf8 = {(byte) 0xC3};

    assertThat(rejected(decode(value)).reason()).isEqualTo(RejectReason.MISSING_SENSOR);
    assertThat(rejected(decode("", value)).reason()).isEqualTo(RejectReason.MISSING_SENSOR);
    assertThat(rejected(decode("a\u0000", value)).reason()).isEqualTo(RejectReason.BAD_SENSOR);
    assertThat(rejected(decode("a".repeat(129), value)).reason())
        .isEqualTo(RejectReason.BAD_SENSOR);
    assertThat(
            rejected(new ReadingDecoder().decode(notUtf8, bytes(value), RECORD_TIME_MS, POSITION))
                .reason())
        .isEqualTo(RejectReason.BAD_SENSOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"temperature\": 83",
        "\"sensor_id\": \"S1\"",
        "\"unit\": \"C\", \"unit\": \"F\"",
        "\"x\": 1, \"x\": 1",
        "\"x\": {\"a\": 1}, \"y\": 2, \"x\": null",
        "\"\": 1, \"\": 2",
        "\"\\u0078\": 1, \"x\": 2"
      })
  void rejectsADuplicateMember(String members) {
    Decoded decoded = decode("{\"sensor_id\": \"S1\", \"temperature\": 83, " + members + "}");

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.DUPLICATE_MEMBER);
    assertThat(decoded.sensor()).isPresent();
  }

  @Test
  void rejectsAValueOverSixtyFourKiB() {
    String value = "{\"sensor_id\": \"S1\", \"temperature\": 83}";
    String tooLarge = value + " ".repeat(64 * 1024 + 1 - value.length());

    Decoded decoded = decode("S1", tooLarge);

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.TOO_LARGE);
    assertThat(rejected(decoded).detail()).isEqualTo("value has 65537 bytes; the maximum is 65536");
    assertThat(decoded.sensor()).isPresent();
  }

  @Test
  void rejectsOldReadingsOnlyIfARetentionIsConfigured() {
    String value =
        "{\"sensor_id\": \"S1\", \"temperature\": 83, \"timestamp\": %d}"
            .formatted(RECORD_TIME_MS - 1_000);
    ReadingDecoder strict = new ReadingDecoder(Optional.of(Duration.ofMillis(999)));
    ReadingDecoder exact = new ReadingDecoder(Optional.of(Duration.ofSeconds(1)));

    assertThat(rejected(strict.decode(null, bytes(value), RECORD_TIME_MS, POSITION)).detail())
        .isEqualTo("reading of 2026-03-01T06:59:59.000Z is older than the retention of PT0.999S");
    assertThat(good(exact.decode(null, bytes(value), RECORD_TIME_MS, POSITION)).celsius())
        .isEqualTo(83);
    String old = "{\"sensor_id\": \"S1\", \"temperature\": 83, \"timestamp\": 946684800}";
    assertThat(good(decode(old)).eventTimeMs()).isEqualTo(Timestamps.YEAR_2000_MS);
  }

  @Test
  void keepsDetailsShort() {
    String huge = "x".repeat(60_000);
    for (String member :
        List.of(
            "\"temperature\": \"" + huge + "\"",
            "\"temperature\": 1, \"unit\": \"" + huge + "\"",
            "\"temperature\": 1, \"" + huge + "\": 1, \"" + huge + "\": 2",
            "\"temperature\": 1, " + huge)) {
      assertThat(rejected(decode("{\"sensor_id\": \"S1\", " + member + "}")).detail())
          .hasSizeLessThan(400);
    }
  }
}
