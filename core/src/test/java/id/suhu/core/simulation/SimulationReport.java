package id.suhu.core.simulation;

import id.suhu.core.rule.RuleBook;
import java.util.function.UnaryOperator;

/** The report of a failing seed: the command that repeats it, and a short scenario. */
final class SimulationReport {

  private SimulationReport() {}

  static String of(long seed, int steps, UnaryOperator<RuleBook> mistake) {
    Scenario shortest =
        SimulatedPlant.scenario(seed, steps)
            .shrunk(scenario -> Simulation.failure(scenario, mistake).isPresent());
    return """
        seed %d fails; to run it alone:

            ./mvnw -pl core test -Dtest=PlantSimulationTest -Dsuhu.seed=%d

        The shortest scenario found, under%s

        %s
        """
        .formatted(
            seed,
            seed,
            ScenarioText.of(shortest),
            Simulation.failure(shortest, mistake).orElseThrow().getMessage());
  }
}
