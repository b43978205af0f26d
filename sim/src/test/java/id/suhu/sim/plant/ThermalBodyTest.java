package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThermalBodyTest {

  /** A time constant of 60 s. */
  private static final ThermalBody BODY = new ThermalBody(600, 10);

  @Test
  void coolsToTheAirWithoutHeat() {
    assertThat(BODY.after(90, 25, 0, 1, 3_600)).isCloseTo(25, within(1e-9));
  }

  @Test
  void tendsToTheEquilibriumTemperature() {
    // 25 °C + 300 W / 10 W/K
    assertThat(BODY.equilibrium(25, 300, 1)).isEqualTo(55);
    assertThat(BODY.after(0, 25, 300, 1, 3_600)).isCloseTo(55, within(1e-9));
  }

  @Test
  void followsTheExponentialOverOneTimeConstant() {
    assertThat(BODY.after(100, 0, 0, 1, 60)).isCloseTo(100 / Math.E, within(1e-9));
  }

  @Test
  void risesMoreAndMoreSlowlyWithHalfTheCooling() {
    // 25 °C + 300 W / (0.5 · 10 W/K), and a time constant of 120 s.
    assertThat(BODY.equilibrium(25, 300, 0.5)).isEqualTo(85);
    assertThat(BODY.after(25, 25, 300, 0.5, 120)).isCloseTo(85 - 60 / Math.E, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 1, 7, 60, 1e4, 1e9})
  void manySmallStepsEqualOneLargeStep(double seconds) {
    double inSteps = 90;
    for (int i = 0; i < 100; i++) {
      inSteps = BODY.after(inSteps, 25, 300, 0.8, seconds / 100);
    }
    assertThat(inSteps).isCloseTo(BODY.after(90, 25, 300, 0.8, seconds), within(1e-9));
  }

  @Test
  void rejectsABodyWithoutCooling() {
    assertThatThrownBy(() -> new ThermalBody(600, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("thermal body has 600.0 J/K and 0.0 W/K; both must be above 0");
  }
}
