package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "80 °C, 80",
    "80°C, 80",
    "80C, 80",
    "80 c, 80",
    "80.5 ℃, 80.5",
    "80\u00a0°C, 80",
    "-40 °F, -40",
    "176 °F, 80",
    "353.15 K, 80",
    "+5 °C, 5",
    "0 K, -273.15"
  })
  void parsesALimitInEachUnit(String text, double celsius) {
    assertThat(TemperatureForm.LIMIT.parse(text)).isCloseTo(celsius, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1 °C, 1", "1.8 °F, 1", "1 K, 1", "0 °C, 0"})
  void parsesADeadbandAsADifference(String text, double celsius) {
    assertThat(TemperatureForm.DIFFERENCE.parse(text)).isEqualTo(celsius);
  }

  @ParameterizedTest
  @CsvSource({
    "5 °C/min, 5",
    "-5°C/min, -5",
    "+5.5 K / MIN, 5.5",
    "-9 °F/min, -5",
    "5\u00a0℃\u00a0/\u00a0min, 5"
  })
  void parsesARateInEachUnit(String text, double celsiusPerMinute) {
    assertThat(RateForm.LIMIT.parse(text)).isEqualTo(celsiusPerMinute);
  }
}
