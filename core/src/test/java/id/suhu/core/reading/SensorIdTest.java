package id.suhu.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorIdTest {

  static Stream<String> good() {
    return Stream.of(
        "S1",
        " ",
        "press-4/bearing",
        "a".repeat(128),
        "é".repeat(64),
        "温".repeat(42) + "ab",
        "😀".repeat(32),
        "\u00a0",
        "\u200d");
  }

  @ParameterizedTest
  @MethodSource("good")
  void acceptsValidIds(String text) {
    assertThat(SensorId.of(text)).hasValue(new SensorId(text));
    assertThat(new SensorId(text)).hasToString(text);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("", "sensor id is empty; it needs 1 to 128 bytes"),
        Arguments.of("a".repeat(129), "sensor id has 129 bytes, more than 128"),
        Arguments.of("é".repeat(64) + "a", "sensor id has 129 bytes, more than 128"),
        Arguments.of("温".repeat(43), "sensor id has 129 bytes, more than 128"),
        Arguments.of("😀".repeat(33), "sensor id has 132 bytes, more than 128"),
        Arguments.of("a\nb", "sensor id has the control character U+000A at position 1"),
        Arguments.of("\u0000", "sensor id has the control character U+0000 at position 0"),
        Arguments.of("ab\u007f", "sensor id has the control character U+007F at position 2"),
        Arguments.of("\u0085", "sensor id has the control character U+0085 at position 0"),
        Arguments.of("a\u2028", "sensor id has the line separator U+2028 at position 1"),
        Arguments.of("\u2029", "sensor id has the line separator U+2029 at position 0"),
        Arguments.of("a\ud800", "sensor id has a lone surrogate at position 1"),
        Arguments.of("\ud800a", "sensor id has a lone surrogate at position 0"),
        Arguments.of("\udc00\ud800", "sensor id has a lone surrogate at position 0"),
        Arguments.of("😀\udc00", "sensor id has a lone surrogate at position 2"));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066',
        '\u2067', '\u2068', '\u2069'
      })
  void rejectsBidirectionalControls(char control) {
    assertThat(SensorId.faultOf("S1" + control))
        .hasValue(
            "sensor id has the bidirectional control U+%04X at position 2"
                .formatted((int) control));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void rejectsInvalidIdsWithAReason(String text, String fault) {
    assertThat(SensorId.faultOf(text)).hasValue(fault);
    assertThat(SensorId.of(text)).isEmpty();
    assertThatThrownBy(() -> new SensorId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(fault);
  }

  @Test
  void sortsByItsText() {
    assertThat(new SensorId("S1")).isLessThan(new SensorId("S2"));
  }
}
