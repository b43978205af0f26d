package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation fails if core has other rules than the model, and finds a short scenario. */
class SimulationReportTest {

  private static final int STEPS = 5_000;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("limits a tenth further", SimulationReportTest::tenthFurther),
        mistake(
            "no latching", rule -> new Rule(rule.name(), rule.condition(), false, rule.reAlarm())),
        mistake("silent a second later", SimulationReportTest::secondLater));
  }

  private static Arguments mistake(String name, UnaryOperator<Rule> ofRule) {
    return Arguments.of(Named.of(name, inBook(ofRule)));
  }

  private static UnaryOperator<RuleBook> inBook(UnaryOperator<Rule> ofRule) {
    return book ->
        new RuleBook(
            book.entries().stream()
                .map(
                    entry ->
                        new RuleEntry(entry.sensors(), ofRule.apply(entry.rule()), entry.enabled()))
                .toList(),
            book.longestShelving());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void shrinksTheScenarioOfAMistake(UnaryOperator<RuleBook> mistake) {
    Predicate<Scenario> fails = scenario -> Simulation.failure(scenario, mistake).isPresent();
    Scenario whole = SimulatedPlant.scenario(3, STEPS);

    Scenario shortest = whole.shrunk(fails);

    assertThat(fails).accepts(shortest);
    assertThat(shortest.rules().entries()).hasSize(1);
    assertThat(shortest.inputs()).hasSizeLessThan(5).isSubsetOf(whole.inputs());
  }

  @Test
  void namesTheCommandAndTheInputs() {
    String report = SimulationReport.of(3, STEPS, inBook(SimulationReportTest::withoutLatching));

    assertThat(report)
        .contains("./mvnw -pl core test -Dtest=PlantSimulationTest -Dsuhu.seed=3\n")
        .contains("rule=Rule[name=")
        .contains(" °C, measured at ")
        .contains("events of ");
  }

  private static Rule withoutLatching(Rule rule) {
    return new Rule(rule.name(), rule.condition(), false, rule.reAlarm());
  }

  private static Rule tenthFurther(Rule rule) {
    return rule.condition() instanceof LevelCondition limits
        ? new Rule(
            rule.name(),
            new LevelCondition(
                tenthFurther(limits.level()),
                limits.second().map(SimulationReportTest::tenthFurther)),
            rule.latching(),
            rule.reAlarm())
        : rule;
  }

  private static Level tenthFurther(Level level) {
    return new Level(
        level.side(),
        (Math.rint(level.limitCelsius() * 10) + 1) / 10,
        level.deadbandCelsius(),
        level.onDelay(),
        level.offDelay(),
        level.severity());
  }

  private static Rule secondLater(Rule rule) {
    return rule.condition() instanceof SilenceCondition silence
        ? new Rule(
            rule.name(),
            new SilenceCondition(silence.after().plusSeconds(1), silence.severity()),
            rule.latching(),
            rule.reAlarm())
        : rule;
  }
}
