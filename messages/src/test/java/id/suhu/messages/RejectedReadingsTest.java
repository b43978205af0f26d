package id.suhu.messages;

import static id.suhu.messages.Records.POSITION;
import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.bytes;
import static id.suhu.messages.Records.decode;
import static id.suhu.messages.Records.good;
import static id.suhu.messages.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.RejectReason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedReadingsTest {

  /** Reasons that look at the same member, or at the same absence: a record has one of them. */
  private static final List<Set<RejectReason>> EXCLUSIVE =
      List.of(
          EnumSet.of(
              RejectReason.MISSING_TEMPERATURE,
              RejectReason.NOT_A_NUMBER,
              RejectReason.NON_FINITE,
              RejectReason.IMPOSSIBLE),
          EnumSet.of(RejectReason.MISSING_SENSOR, RejectReason.BAD_SENSOR));

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    // Too many sensors is for the engine to say, which knows them.
    Set<RejectReason> ofTheDecoder =
        EnumSet.complementOf(EnumSet.of(RejectReason.TOO_MANY_SENSORS));
    for (RejectReason first : ofTheDecoder) {
      for (RejectReason second : ofTheDecoder) {
        Set<RejectReason> both = EnumSet.of(first, second);
        if (first.compareTo(second) <= 0
            && (first == second
                || EXCLUSIVE.stream().noneMatch(reasons -> reasons.containsAll(both)))) {
          pairs.add(Arguments.of(first, second));
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void givesTheEarlierOfTwoReasons(RejectReason first, RejectReason second) {
    assertThat(rejected(decodeWith(EnumSet.of(first, second))).reason()).isEqualTo(first);
  }

  @Test
  void takesTheRecordThatThePairsStartFrom() {
    assertThat(good(decodeWith(EnumSet.noneOf(RejectReason.class))).celsius()).isEqualTo(83);
  }

  private static Decoded decodeWith(Set<RejectReason> faults) {
    List<String> members = new ArrayList<>();
    if (faults.contains(RejectReason.BAD_SENSOR)) {
      members.add("\"sensor_id\": \"\"");
    } else if (!faults.contains(RejectReason.MISSING_SENSOR)) {
      members.add("\"sensor_id\": \"S1\"");
    }
    if (faults.contains(RejectReason.NOT_A_NUMBER)) {
      members.add("\"temperature\": \"83\"");
    } else if (faults.contains(RejectReason.NON_FINITE)) {
      members.add("\"temperature\": 1e999");
    } else if (faults.contains(RejectReason.IMPOSSIBLE)) {
      members.add("\"temperature\": -500");
    } else if (!faults.contains(RejectReason.MISSING_TEMPERATURE)) {
      members.add("\"temperature\": 83");
    }
    if (faults.contains(RejectReason.DUPLICATE_MEMBER)) {
      members.add("\"x\": 1, \"x\": 1");
    }
    if (faults.contains(RejectReason.BAD_UNIT)) {
      members.add("\"unit\": \"R\"");
    }
    if (faults.contains(RejectReason.TOO_OLD)) {
      members.add("\"timestamp\": " + (RECORD_TIME_MS - 86_400_001));
    }
    if (faults.contains(RejectReason.TOO_LARGE)) {
      members.add("\"pad\": \"" + "x".repeat(64 * 1024) + "\"");
    }
    String end = faults.contains(RejectReason.MALFORMED) ? "}}" : "}";
    return new ReadingDecoder(Optional.of(Duration.ofDays(1)))
        .decode(null, bytes("{" + String.join(", ", members) + end), RECORD_TIME_MS, POSITION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "83",
        "\"text\"",
        "[{\"sensor_id\": \"S1\", \"temperature\": 83}]",
        "{\"sensor_id\": \"S1\", \"temperature\": 83",
        "{\"sensor_id\": \"S1\", \"temperature\": 83} {}",
        "{\"sensor_id\": \"S1\", \"temperature\": 83}x",
        "{\"sensor_id\": \"S1\", \"temperature\": 83}\u0000",
        "{\"sensor_id\": \"S1\", \"temperature\": 83,}",
        "{'sensor_id': 'S1', 'temperature': 83}",
        "{sensor_id: \"S1\", temperature: 83}",
        "{\"sensor_id\": \"S1\", \"temperature\": 083}",
        "{\"sensor_id\": \"S1\", \"temperature\": +83}",
        "{\"sensor_id\": \"S1\", \"temperature\": .5}",
        "{\"sensor_id\": \"S1\", \"temperature\": 5.}",
        "{\"sensor_id\": \"S1\", \"temperature\": 0x53}",
        "{\"sensor_id\": \"S1\", \"temperature\": 83, \"x\": [}",
        "{\"sensor_id\": \"a\nb\", \"temperature\": 83}",
        "{\"sensor_id\": \"S1\", /* no */ \"temperature\": 83}",
        "\uFEFF\uFEFF{\"sensor_id\": \"S1\", \"temperature\": 83}",
        "{\"sensor_id\": \"S1\", \"temperature\": 83, \"\\ud800\": 1}",
        "S1,83"
      })
  void callsMalformedWhatIsNotOneJsonObject(String value) {
    assertThat(rejected(decode("S1", value)).reason()).isEqualTo(RejectReason.MALFORMED);
  }

  @Test
  void callsARecordWithoutAValueMalformed() {
    Decoded decoded = new ReadingDecoder().decode(bytes("S1"), null, RECORD_TIME_MS, POSITION);

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.MALFORMED);
    assertThat(rejected(decoded).detail()).isEqualTo("record has no value");
    assertThat(decoded.sensor()).isPresent();
  }

  static Stream<byte[]> otherEncodings() {
    String json = "{\"sensor_id\": \"S1\", \"temperature\": 83}";
    byte[] truncated = bytes("{\"sensor_id\": \"é\", \"temperature\": 83}");
    truncated[16] = ' ';
    return Stream.of(
        json.getBytes(StandardCharsets.UTF_16),
        json.getBytes(StandardCharsets.UTF_16LE),
        json.getBytes(StandardCharsets.UTF_16BE),
        json.getBytes(Charset.forName("UTF-32LE")),
        "{\"sensor_id\": \"é\", \"temperature\": 83}".getBytes(StandardCharsets.ISO_8859_1),
        truncated,
        withId((byte) 0xC0, (byte) 0x80),
        withId((byte) 0xED, (byte) 0xA0, (byte) 0x80),
        withId((byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80));
  }

  private static byte[] withId(byte... id) {
    byte[] json = bytes("{\"temperature\": 83, \"sensor_id\": \"" + "?".repeat(id.length) + "\"}");
    System.arraycopy(id, 0, json, json.length - 2 - id.length, id.length);
    return json;
  }

  @ParameterizedTest
  @MethodSource("otherEncodings")
  void callsMalformedWhatIsNotUtf8(byte[] value) {
    Decoded decoded = new ReadingDecoder().decode(null, value, RECORD_TIME_MS, POSITION);

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.MALFORMED);
  }

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
  void saysWhatIsWrongWithATemperature(String json, String reason, String detail) {
    Decoded.Rejected rejected =
        rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": " + json + "}"));

    assertThat(rejected.reason().code()).isEqualTo(reason);
    assertThat(rejected.detail()).isEqualTo(detail);
    assertThat(rejected.sensor()).isPresent();
  }

  @Test
  void takesANumberOfManyDigitsForTheNumberThatItIs() {
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
  void knowsNoOtherUnits(String unit) {
    Decoded decoded =
        decode("{\"sensor_id\": \"S1\", \"temperature\": 83, \"unit\": " + unit + "}");

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.BAD_UNIT);
    assertThat(rejected(decoded).detail()).endsWith("; known are C, F and K");
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
  void callsASensorBadThatCannotBeAKeyEvenWhereTheKeyIsGood(String id) {
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
  void judgesAKeyAsItJudgesAMember() {
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
  void refusesAMemberThatStandsTwice(String members) {
    Decoded decoded = decode("{\"sensor_id\": \"S1\", \"temperature\": 83, " + members + "}");

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.DUPLICATE_MEMBER);
    assertThat(decoded.sensor()).isPresent();
  }

  @Test
  void judgesTheFirstOfAMemberThatStandsTwice() {
    assertThat(
            rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": \"a\", \"temperature\": 1}"))
                .reason())
        .isEqualTo(RejectReason.NOT_A_NUMBER);
    assertThat(
            rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": 1, \"temperature\": \"a\"}"))
                .reason())
        .isEqualTo(RejectReason.DUPLICATE_MEMBER);
  }

  @Test
  void refusesAValueOverSixtyFourKiB() {
    String value = "{\"sensor_id\": \"S1\", \"temperature\": 83}";
    String tooLarge = value + " ".repeat(64 * 1024 + 1 - value.length());

    Decoded decoded = decode("S1", tooLarge);

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.TOO_LARGE);
    assertThat(rejected(decoded).detail()).isEqualTo("value has 65537 bytes, more than 65536");
    assertThat(decoded.sensor()).isPresent();
  }

  @Test
  void refusesWhatIsOlderThanTheRetentionOnlyWhereOneIsConfigured() {
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

  @Test
  void namesTheSensorOfAMalformedRecordWhereItCanBeSeen() {
    assertThat(decode("{\"sensor_id\": \"S1\", \"temperature\": 83,").sensor()).isPresent();
    assertThat(decode("S1", "not JSON").sensor()).isPresent();
    assertThat(decode("not JSON").sensor()).isEmpty();
  }
}
