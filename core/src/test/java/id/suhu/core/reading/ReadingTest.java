package id.suhu.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -273.16, -1e300})
  void rejectsInvalidTemperatures(double celsius) {
    assertThatThrownBy(() -> of(celsius))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sensor 'S1' has %s °C; it must be a finite temperature of at least -273.15 °C",
            celsius);
  }

  @Test
  void acceptsAbsoluteZero() {
    assertThatCode(() -> of(-273.15)).doesNotThrowAnyException();
  }

  @Test
  void equalsItselfWhateverTheSignOfZero() {
    assertThat(of(-0.0)).isEqualTo(of(0.0));
  }

  @Test
  void rejectReasonsAreDeclaredInOrderOfPrecedence() {
    assertThat(Arrays.stream(RejectReason.values()).map(RejectReason::code))
        .containsExactly(
            "too_large",
            "malformed",
            "missing_temperature",
            "not_a_number",
            "non_finite",
            "missing_sensor",
            "bad_sensor",
            "duplicate_member",
            "bad_unit",
            "impossible",
            "too_old",
            "too_many_sensors");
  }

  private static Reading of(double celsius) {
    return new Reading(
        new SensorId("S1"), Optional.empty(), 0, 0, celsius, false, new Position(0, 0));
  }
}
