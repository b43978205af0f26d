package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Seeds;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlantSimulationTest {

  private static final long STEPS = 40_000;

  static LongStream seeds() {
    return Seeds.upTo(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheSlowModel(long seed) {
    Seeds.check(seed, () -> new SimulatedPlant(seed).run(STEPS));
  }

  /** Ensures that the comparison is not vacuous. */
  @Test
  void coversAllKindsOfEvents() {
    Set<String> happened = new HashSet<>();
    for (long seed = 1; seed <= 3; seed++) {
      SimulatedPlant plant = new SimulatedPlant(seed);
      plant.run(STEPS);
      happened.addAll(plant.coverage());
    }

    assertThat(happened)
        .containsExactlyInAnyOrder(
            "raised",
            "escalated",
            "deescalated",
            "cleared",
            "late_excursion",
            "clock_set_back",
            "on_time",
            "repeated",
            "late",
            "old",
            "anew",
            "slow");
  }
}
