package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineSimulationTest {

  private static final int STEPS = 8_000;

  static LongStream seeds() {
    Long only = Long.getLong("suhu.seed");
    return only == null ? LongStream.rangeClosed(1, 20) : LongStream.of(only);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void severalEnginesDecideLikeOneDespiteFaults(long seed) {
    assertThatCode(() -> new SimulatedEngines(seed).run(STEPS))
        .as("seed %d (again with -Dsuhu.seed=%d)", seed, seed)
        .doesNotThrowAnyException();
  }

  /** Otherwise the invariants could hold because nothing that could break them occurs. */
  @Test
  void coversAllFaultsAndEvents() {
    Set<String> occurred = new HashSet<>();
    for (long seed = 1; seed <= 3; seed++) {
      SimulatedEngines engines = new SimulatedEngines(seed);
      engines.run(STEPS);
      occurred.addAll(engines.occurred());
    }

    assertThat(occurred)
        .contains(
            "raised high",
            "cleared high",
            "raised silence",
            "cleared silence",
            "stale high",
            "fresh high",
            "late_excursion high",
            "killed",
            "stopped",
            "outage",
            "offsets lost",
            "taken over warm",
            "taken over cold");
  }
}
