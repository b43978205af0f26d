package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentConverterTest {

  /** 2026-03-01T07:00:00Z. */
  private static final long AT_SEVEN = 1_772_348_400_000L;

  private static long timeMs(String text) {
    return new MomentConverter().convert(text).timeMs(AT_SEVEN);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, -25200000",
    "2026-03-01T07:00, 0",
    "2026-03-01T07:00:30, 30000",
    "2026-03-01T07:00:30.5, 30500",
    "2026-03-01T07:00Z, 0",
    "2026-03-01T14:00+07:00, 0",
    "2026-03-01T14:00:00.250+0700, 250",
    "24h, -86400000",
    "0s, 0",
    "500ms, -500"
  })
  void convertsTimesAndDurationsBeforeNow(String text, long afterSevenMs) {
    assertThat(timeMs(text)).isEqualTo(AT_SEVEN + afterSevenMs);
  }

  @Test
  void beginsIn1970() {
    assertThat(timeMs("36500d")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "07:00", "24", "", "2026-03-01T25:00", "-1x"})
  void refusesOtherTexts(String text) {
    assertThatThrownBy(() -> timeMs(text))
        .hasMessageContaining("'%s' is neither a time".formatted(text))
        .hasMessageContaining("24h");
  }
}
