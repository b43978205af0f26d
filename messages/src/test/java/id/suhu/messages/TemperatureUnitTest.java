package id.suhu.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TemperatureUnitTest {

  @Test
  void convertsEveryHundredthOfADegreeToItself() {
    BigDecimal oneEight = new BigDecimal("1.8");
    BigDecimal thirtyTwo = new BigDecimal(32);
    BigDecimal kelvin = new BigDecimal("273.15");
    for (int hundredths = -27_315; hundredths <= 200_000; hundredths++) {
      BigDecimal celsius = BigDecimal.valueOf(hundredths, 2);
      double expected = celsius.doubleValue();

      double fromFahrenheit =
          TemperatureUnit.FAHRENHEIT.toCelsius(
              celsius.multiply(oneEight).add(thirtyTwo).doubleValue());
      double fromKelvin = TemperatureUnit.KELVIN.toCelsius(celsius.add(kelvin).doubleValue());

      // Plain comparisons, because this many assertions take seconds.
      if (fromFahrenheit != expected || fromKelvin != expected) {
        assertThat(new double[] {fromFahrenheit, fromKelvin})
            .as("%s °C", celsius)
            .containsOnly(expected);
      }
    }
  }

  @Test
  void keepsCelsiusAsItIs() {
    assertThat(TemperatureUnit.CELSIUS.toCelsius(0.1 + 0.2)).isEqualTo(0.1 + 0.2);
  }

  @Test
  void staysFiniteForTheLargestNumbers() {
    for (TemperatureUnit unit : TemperatureUnit.values()) {
      assertThat(unit.toCelsius(Double.MAX_VALUE)).isFinite().isGreaterThan(1e307);
    }
  }
}
