package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {

  private static final Ambient STEADY_AIR = new Ambient(20, 0);
  private static final MeasuringPoint POINT =
      new MeasuringPoint(new ThermalBody(600, 10), 100, 400, 0);

  @Test
  void underAConstantLoadTendsToItsEquilibrium() {
    LoadPattern halfLoad = new LoadPattern(100, 100, 100, 100, 0.5, 0.500001);
    Machine machine = machine(halfLoad, true, 10_000, 20);

    double warm = machine.celsius(0, 9_999_000);

    // 20 °C + (100 W + 0.25 · 400 W) / 10 W/K
    assertThat(warm).isCloseTo(40, within(0.001));
  }

  @Test
  void withoutLoadCoolsToItsIdleTemperature() {
    LoadPattern any = new LoadPattern(100, 100, 100, 100, 0.5, 1);
    Machine machine = machine(any, false, 10_000, 90);

    assertThat(machine.celsius(0, 60_000)).isCloseTo(30 + 60 / Math.E, within(1e-9));
    assertThat(machine.celsius(0, 9_999_000)).isCloseTo(30, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 333, 1000, 60_000, 3_600_000})
  void behavesTheSameHoweverOftenItIsRead(int everyMs) {
    LoadPattern work = new LoadPattern(20, 90, 20, 90, 0.5, 1);
    Machine looked = machine(work, true, 50, 50);
    Machine once = machine(work, true, 50, 50);
    long end = 36_000_000L / 10 / everyMs * everyMs;

    double last = 0;
    for (long ms = 0; ms <= end; ms += everyMs) {
      last = looked.celsius(0, ms);
    }

    assertThat(last).isEqualTo(once.celsius(0, end));
  }

  private static Machine machine(
      LoadPattern pattern, boolean loaded, int firstPhase, double startCelsius) {
    LoadCycle loads = new LoadCycle(pattern, new SplittableRandom(1), loaded, firstPhase);
    return new Machine("M1", List.of(POINT), STEADY_AIR, loads, Optional.empty(), startCelsius, 0);
  }
}
