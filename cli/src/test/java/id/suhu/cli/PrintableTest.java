package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u0000', '\u0007', '\b', '\t', '\n', '\r', '\u001b', '\u001f', '\u007f', '\u0080',
        '\u0085', '\u009b', '\u009f', '\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u200f',
        '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2060', '\u2066',
        '\u2067', '\u2068', '\u2069', '\ufeff', '\ud800', '\udfff'
      })
  void controlAndInvisibleCharactersAreEscaped(char unit) {
    assertThat(Printable.of("a" + unit + "b")).isEqualTo("a\\u%04Xb".formatted((int) unit));
  }

  @Test
  void invisibleSupplementaryCharactersAreEscapedAsInJson() {
    assertThat(Printable.of("😀\udb40\udc41")).isEqualTo("😀\\uDB40\\uDC41");
  }

  @Test
  void ordinaryTextIsUnchanged() {
    String text = "Suhu terlalu tinggi, 83 °C: 温度 \\u0041 é 😀\u00a0✓";

    assertThat(Printable.of(text)).isSameAs(text);
  }

  @Test
  void linesOfRetainsOnlyLineBreaksAndTabs() {
    assertThat(Printable.linesOf("one\ntwo\r\nthree\rfour\tfive\u2028six"))
        .isEqualTo("one\ntwo\r\nthree\\u000Dfour\tfive\\u2028six");
  }
}
