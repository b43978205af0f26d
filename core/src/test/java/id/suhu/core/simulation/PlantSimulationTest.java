package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.alarm.StateName;
import id.suhu.core.rule.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlantSimulationTest {

  /** The steps of one seed: about ten minutes of the plant. */
  private static final int STEPS = 5_000;

  static LongStream seeds() {
    return Seeds.upTo(1_000_000 / STEPS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheSlowModel(long seed) {
    if (fails(seed)) {
      fail(SimulationReport.of(seed, STEPS, UnaryOperator.identity()));
    }
  }

  @Test
  @Tag("full")
  void agreesWithTheSlowModelInAHundredMillionSteps() {
    OptionalLong failing =
        Seeds.upTo(100_000_000 / STEPS).parallel().filter(PlantSimulationTest::fails).findAny();

    failing.ifPresent(seed -> fail(SimulationReport.of(seed, STEPS, UnaryOperator.identity())));
  }

  private static boolean fails(long seed) {
    UnaryOperator<RuleBook> noMistake = UnaryOperator.identity();
    return Simulation.failure(SimulatedPlant.scenario(seed, STEPS), noMistake).isPresent();
  }

  /** Ensures that the comparison is not vacuous. */
  @Test
  void coversAllEventsStatesRefusalsAndReadings() {
    Set<Enum<?>> covered = new HashSet<>();
    for (long seed = 1; seed <= 10; seed++) {
      covered.addAll(
          Simulation.run(SimulatedPlant.scenario(seed, STEPS), UnaryOperator.identity()));
    }

    List<Enum<?>> all = new ArrayList<>();
    all.addAll(Arrays.asList(EventType.values()));
    all.addAll(Arrays.asList(StateName.values()));
    all.addAll(Arrays.asList(Refusal.Reason.values()));
    all.addAll(Arrays.asList(Seen.Fate.values()));
    // Core gets valid commands only.
    all.remove(Refusal.Reason.MALFORMED);
    assertThat(covered).containsExactlyInAnyOrderElementsOf(all);
  }
}
