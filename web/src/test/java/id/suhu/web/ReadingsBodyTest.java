package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.messages.ReadingDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsBodyTest {

  /** 2026-03-01T07:00:00Z. */
  private static final long NOW_MS = 1_772_348_400_000L;

  private static final String GOOD = "{\"sensor_id\": \"S1\", \"temperature\": 83}";

  private static ReadingsBody read(ReadingsFormat format, String body) {
    return ReadingsBody.read(
        body.getBytes(StandardCharsets.UTF_8), format, new ReadingDecoder(), NOW_MS);
  }

  private static List<String> taken(ReadingsBody body) {
    assertThat(body.faults()).isEmpty();
    return body.readings().stream()
        .map(each -> each.sensor() + " " + new String(each.json(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<String> faults(ReadingsBody body) {
    return body.faults().stream()
        .map(each -> each.number() + " " + each.reason().code() + ": " + each.detail())
        .toList();
  }

  @Test
  void takesOneReading() {
    assertThat(taken(read(ReadingsFormat.JSON, "\uFEFF \n" + GOOD + "\r\n")))
        .containsExactly("S1 " + GOOD);
  }

  @Test
  void takesTheBytesOfAnArray() {
    String tricky =
        "{ \"sensor_id\":\"a]},[\\\"\\\\\" ,\n\"temperature\" : 8.30e1, \"x\": [{\"]\": [1,2]}, {}] }";
    String other = "{\"temperature\":1,\"sensor_id\":\"Öfen/炉/\uD83D\uDD25\"}";

    assertThat(taken(read(ReadingsFormat.JSON, "[" + tricky + " ,\t" + other + "," + GOOD + "\n]")))
        .containsExactly("a]},[\"\\ " + tricky, "Öfen/炉/\uD83D\uDD25 " + other, "S1 " + GOOD);
  }

  @Test
  void takesTheBytesOfLines() {
    String body = "\uFEFF" + GOOD + "\r\n\n  {\"sensor_id\":7,\"temperature\":1} \n" + GOOD;

    assertThat(taken(read(ReadingsFormat.LINES, body)))
        .containsExactly("S1 " + GOOD, "7 {\"sensor_id\":7,\"temperature\":1}", "S1 " + GOOD);
  }

  @Test
  void takesAReadingWhoseClockIsWrong() {
    String fast = "{\"sensor_id\":\"S1\",\"temperature\":1,\"timestamp\":\"2036-03-01T07:00:00Z\"}";

    assertThat(taken(read(ReadingsFormat.JSON, fast))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          83                                                   | malformed: value is not a JSON object
          "S1"                                                 | malformed: value is not a JSON object
          nonsense                                             | malformed: value is not JSON: Unrecognized token 'nonsense'
          {"sensor_id":"S1","temperature":83                   | malformed: value is not JSON: Unexpected end-of-input
          {"sensor_id":"S1","temperature":83} {}               | malformed: value has trailing content
          {"sensor_id":"S1","temperature":83}}                 | malformed: value is not JSON: Unexpected close marker '}'
          {"sensor_id":"S1","temperature":83]                  | malformed: value is not JSON: Unexpected close marker ']'
          {'sensor_id':"S1","temperature":83}                  | malformed: value is not JSON: Unexpected character
          {"sensor_id":"S1"}                                   | missing_temperature: member 'temperature' is missing
          {"sensor_id":"S1","temperature":"83"}                | not_a_number: temperature is the text '83', not a JSON number
          {"sensor_id":"S1","temperature":null}                | not_a_number: temperature is null, not a JSON number
          {"sensor_id":"S1","temperature":[83]}                | not_a_number: temperature is an object or array, not a JSON number
          {"sensor_id":"S1","temperature":NaN}                 | non_finite: temperature is NaN; it must be finite
          {"sensor_id":"S1","temperature":1e999}               | non_finite: temperature is Infinity; it must be finite
          {"temperature":83}                                   | missing_sensor: member 'sensor_id' and record key are missing
          {"sensor_id":"","temperature":83}                    | bad_sensor: sensor id is empty; it needs 1 to 128 bytes
          {"sensor_id":1.5,"temperature":83}                   | bad_sensor: sensor id is neither text nor a whole number
          {"sensor_id":"S\\u0007","temperature":83}            | bad_sensor: sensor id has the control character U+0007 at position 1
          {"sensor_id":"S1","temperature":83,"temperature":84} | duplicate_member: duplicate member 'temperature'
          {"sensor_id":"S1","temperature":83,"unit":"X"}       | bad_unit: unit is 'X'; it must be C, F or K
          {"sensor_id":"S1","temperature":-300}                | impossible: temperature -300 °C is below absolute zero
          """)
  void namesTheRuleThatABadReadingViolates(String bad, String fault) {
    for (ReadingsFormat format : ReadingsFormat.values()) {
      ReadingsBody one = read(format, bad);
      assertThat(one.readings()).isEmpty();
      assertThat(one.bad()).isEqualTo(1);
      assertThat(one.faults().get(0).start()).isNotEmpty();
    }
    assertThat(faults(read(ReadingsFormat.LINES, GOOD + "\n\n" + bad + "\n" + GOOD)))
        .singleElement()
        .asString()
        .startsWith("3 " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1, @]                             | 0 malformed
          [@, {"temperature":83}]            | 1 missing_sensor
          [@, @, ]                           | 2 malformed
          [, @]                              | 0 malformed
          [@, "a,]", @]                      | 1 malformed
          [@, [@], @]                        | 1 malformed
          [@, @ @]                           | 1 malformed
          [@ }, @]                           | 0 malformed
          [{"sensor_id":]}, @]               | 0 malformed
          """)
  void numbersTheElementsOfAnArray(String body, String fault) {
    assertThat(faults(read(ReadingsFormat.JSON, body.replace("@", GOOD))))
        .singleElement()
        .asString()
        .startsWith(fault + ":");
  }

  @Test
  void namesTheSizeOfAReadingThatIsTooLarge() {
    String large = GOOD.replace("}", ",\"x\":\"" + "x".repeat(70_000) + "\"}");

    assertThat(faults(read(ReadingsFormat.JSON, "[" + GOOD + "," + large + "]")))
        .containsExactly("1 too_large: value has 70045 bytes; the maximum is 65536");
  }

  @Test
  void usesTheConfiguredRetention() {
    String old = "{\"sensor_id\":\"S1\",\"temperature\":1,\"timestamp\":%d}".formatted(NOW_MS - 2);

    ReadingsBody body =
        ReadingsBody.read(
            old.getBytes(StandardCharsets.UTF_8),
            ReadingsFormat.JSON,
            new ReadingDecoder(Optional.of(Duration.ofMillis(1))),
            NOW_MS);

    assertThat(faults(body)).singleElement().asString().startsWith("0 too_old: reading of 2026");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin = GOOD.replace("S1", "Öfen").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(faults(ReadingsBody.read(latin, ReadingsFormat.JSON, new ReadingDecoder(), NOW_MS)))
        .containsExactly("0 malformed: value is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``               | 400 the body has no readings
          ` \t\r\n`        | 400 the body has no readings
          \uFEFF           | 400 the body has no readings
          [ ]              | 400 the body has no readings
          [                | 400 nothing was sent: the body is an array without an end
          [@, @            | 400 nothing was sent: the body is an array without an end
          [@, "@]          | 400 nothing was sent: the body is an array without an end
          [@, "\\          | 400 nothing was sent: the body is an array without an end
          [@] @            | 400 nothing was sent: the body does not end after the array
          [@]]             | 400 nothing was sent: the body does not end after the array
          """)
  void refusesABodyThatIsNoList(String body, String answer) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(ReadingsFormat.JSON, body.replace("@", GOOD)))
        .satisfies(e -> assertThat(e.status() + " " + e.sentence()).isEqualTo(answer));
  }

  @Test
  void limitsTheReadingsOfABody() {
    String most = (GOOD + "\n").repeat(10_000);

    assertThat(read(ReadingsFormat.LINES, most).readings()).hasSize(10_000);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(ReadingsFormat.LINES, most + GOOD))
        .withMessage("nothing was sent: a request has at most 10000 readings")
        .satisfies(e -> assertThat(e.status()).isEqualTo(413));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(ReadingsFormat.JSON, "[" + ",".repeat(8_000_000) + "]"))
        .satisfies(e -> assertThat(e.status()).isEqualTo(413));
  }

  @Test
  void listsTheFirstBadReadings() {
    ReadingsBody body = read(ReadingsFormat.LINES, "bad\n".repeat(5_000) + GOOD);

    assertThat(body.faults()).hasSize(100);
    assertThat(body.bad()).isEqualTo(5_000);
    assertThat(body.count()).isEqualTo(5_001);
  }

  /** The engine must be able to take each part of what it would not take as a whole. */
  @Test
  void neverTakesAPartOfABrokenArray() {
    long seed = Long.getLong("suhu.seed", new Random().nextLong());
    Random random = new Random(seed);
    String[] pieces = {GOOD, "{", "}", "[", "]", ",", "\"", "\\", ":", " ", "83", "\"a\""};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder body = new StringBuilder("[").append(GOOD);
      for (int n = random.nextInt(8); n > 0; n--) {
        body.append(pieces[random.nextInt(pieces.length)]);
      }
      List<String> parts = new ArrayList<>();
      try {
        ReadingsBody read = read(ReadingsFormat.JSON, body.append(']').toString());
        if (read.bad() == 0) {
          parts = read.readings().stream().map(each -> GOOD).toList();
        }
      } catch (ApiException e) {
        continue;
      }
      // Only these pieces make up a valid array.
      if (!parts.isEmpty()) {
        assertThat(body.toString().replace(" ", ""))
            .as("seed %d", seed)
            .isEqualTo(("[" + String.join(",", parts) + "]").replace(" ", ""));
      }
    }
  }
}
