package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

  @Test
  void doNotDrift() {
    Turns turns = new Turns(0, 3);

    assertThat(turns.timeMs(3L * 86_400 * 365)).isEqualTo(1000L * 86_400 * 365);
  }

  @Test
  void supportLowRates() {
    Turns turns = new Turns(5, 0.001);

    assertThat(turns.timeMs(1)).isEqualTo(1_000_005);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectInvalidRates(double perSecond) {
    assertThatThrownBy(() -> new Turns(0, perSecond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate is %s readings per second; it must be finite and above 0", perSecond);
  }
}
