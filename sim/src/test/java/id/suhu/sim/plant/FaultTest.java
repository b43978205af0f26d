package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

  @Test
  void coolingFallsLinearlyAndIsRepaired() {
    Fault fault = new Fault(FaultKind.FAILING_COOLING, 0, 100, 200);

    assertThat(fault.cooling(99)).isEqualTo(1);
    assertThat(fault.cooling(100)).isEqualTo(1);
    assertThat(fault.cooling(150)).isCloseTo(0.7, within(1e-9));
    assertThat(fault.cooling(199)).isCloseTo(0.406, within(1e-9));
    assertThat(fault.cooling(200)).isEqualTo(1);
    assertThat(fault.friction(150)).isEqualTo(1);
  }

  @Test
  void frictionGrowsExponentially() {
    Fault fault = new Fault(FaultKind.GROWING_FRICTION, 0, 0, 100);

    assertThat(fault.friction(0)).isEqualTo(1);
    assertThat(fault.friction(50)).isCloseTo(Math.sqrt(5), within(1e-9));
    assertThat(fault.friction(99)).isBetween(4.9, 5.0);
    assertThat(fault.friction(100)).isEqualTo(1);
    assertThat(fault.cooling(50)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyKindRecursWithFaultFreePeriodsBetween(long seed) {
    FaultSchedule schedule = new FaultSchedule(new SplittableRandom(seed), 3);

    Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
    Fault before = schedule.at(0);
    for (long second = 0; second < 7 * 86_400; second++) {
      Fault fault = schedule.at(second);
      if (!fault.equals(before)) {
        counts.merge(before.kind(), 1, Integer::sum);
        assertThat(fault.from() - before.to()).as("seed %d", seed).isBetween(120L, 1800L);
        before = fault;
      }
    }

    assertThat(counts).as("seed %d", seed).hasSize(FaultKind.values().length);
    assertThat(counts.values()).as("seed %d", seed).allMatch(count -> count > 20);
  }

  @Test
  void aStuckSensorRepeatsItsLastValue() {
    Shown shown = valuesWith(FaultKind.STUCK);

    assertThat(shown.during.stream().distinct()).hasSize(1);
    assertThat(shown.during.get(0)).isEqualTo(shown.before.get(shown.before.size() - 1));
    assertThat(shown.before.stream().distinct().count()).isGreaterThan(5);
    assertThat(shown.after.stream().distinct().count()).isGreaterThan(5);
  }

  @Test
  void aDropoutSendsNothingUntilItIsRepaired() {
    Shown shown = valuesWith(FaultKind.DROPOUT);

    assertThat(shown.during).allMatch(OptionalDouble::isEmpty);
    assertThat(shown.before).noneMatch(OptionalDouble::isEmpty);
    assertThat(shown.after).noneMatch(OptionalDouble::isEmpty);
  }

  @Test
  void aLooseCableMakesSomeValuesFarTooHigh() {
    Shown shown = valuesWith(FaultKind.SPIKES);

    long spikes = shown.during.stream().filter(value -> value.getAsDouble() > 50 + 24).count();
    assertThat(spikes).isBetween(5L, 40L);
    assertThat(shown.before).allMatch(value -> value.getAsDouble() < 52);
    assertThat(shown.after).allMatch(value -> value.getAsDouble() < 52);
  }

  private record Shown(
      List<OptionalDouble> before, List<OptionalDouble> during, List<OptionalDouble> after) {}

  /** Returns the values of a sensor at 50 °C for equal periods before, during and after a fault. */
  private static Shown valuesWith(FaultKind kind) {
    FaultSchedule schedule = new FaultSchedule(new SplittableRandom(seedThatStartsWith(kind)), 1);
    Fault fault = schedule.at(0);
    MeasuringPoint warm = new MeasuringPoint(new ThermalBody(600, 10), 300, 0, 0);
    LoadPattern any = new LoadPattern(100, 100, 100, 100, 0.5, 1);
    Machine machine =
        new Machine(
            "M1",
            List.of(warm),
            new Ambient(20, 0),
            new LoadCycle(any, new SplittableRandom(1), false, 100),
            Optional.of(schedule),
            50,
            0);
    Thermometer thermometer =
        new Thermometer(new SensorId("S1"), machine, 0, 0.3, new SplittableRandom(1));
    Shown shown = new Shown(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (long second = 0; second < fault.to() + 100; second++) {
      OptionalDouble value = thermometer.read(second * 1000);
      List<OptionalDouble> part =
          second < fault.from() ? shown.before : second < fault.to() ? shown.during : shown.after;
      part.add(value);
    }
    return shown;
  }

  private static long seedThatStartsWith(FaultKind kind) {
    for (long seed = 0; ; seed++) {
      Fault first = new FaultSchedule(new SplittableRandom(seed), 1).at(0);
      if (first.kind() == kind && first.to() - first.from() > 30) {
        return seed;
      }
    }
  }
}
