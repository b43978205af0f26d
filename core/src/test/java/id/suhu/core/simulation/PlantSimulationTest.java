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
  void agreesWithASlowModelWhateverBefallsThePlant(long seed) {
    Seeds.check(seed, () -> new SimulatedPlant(seed).run(STEPS));
  }

  /** Else the comparison would hold for want of anything to compare. */
  @Test
  void makesEverythingHappenThatCanHappen() {
    Set<String> happened = new HashSet<>();
    for (long seed = 1; seed <= 3; seed++) {
      SimulatedPlant plant = new SimulatedPlant(seed);
      plant.run(STEPS);
      happened.addAll(plant.happenings());
    }

    assertThat(happened)
        .containsExactlyInAnyOrder(
            "raised",
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
