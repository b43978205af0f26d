package id.suhu.messages;

import static id.suhu.messages.Records.POSITION;
import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.bytes;
import static id.suhu.messages.Records.decode;
import static id.suhu.messages.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.RejectReason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are not one JSON object in UTF-8. */
class MalformedReadingsTest {

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
  void rejectsValuesThatAreNotOneJsonObject(String value) {
    assertThat(rejected(decode("S1", value)).reason()).isEqualTo(RejectReason.MALFORMED);
  }

  @Test
  void rejectsARecordWithoutAValue() {
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
  void rejectsOtherEncodingsAsMalformed(byte[] value) {
    Decoded decoded = new ReadingDecoder().decode(null, value, RECORD_TIME_MS, POSITION);

    assertThat(rejected(decoded).reason()).isEqualTo(RejectReason.MALFORMED);
  }

  @Test
  void namesTheSensorOfAMalformedRecordIfItIsKnown() {
    assertThat(decode("{\"sensor_id\": \"S1\", \"temperature\": 83,").sensor()).isPresent();
    assertThat(decode("S1", "not JSON").sensor()).isPresent();
    assertThat(decode("not JSON").sensor()).isEmpty();
  }
}
