package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.Refusal;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import id.suhu.core.rule.SilenceRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlantSimulationTest {

  /** Of one seed: three quarters of an hour of the plant. */
  private static final int STEPS = 20_000;

  /** Over all seeds. */
  private static final long ALL_STEPS = Long.getLong("suhu.simulation.steps", 1_000_000);

  @Test
  void agreesWithASlowModelWhateverBefallsThePlant() {
    LongStream seeds = Seeds.upTo((int) (ALL_STEPS / STEPS));

    OptionalLong failing =
        seeds.parallel().filter(seed -> fails(seed, UnaryOperator.identity())).findAny();

    failing.ifPresent(seed -> fail(failure(seed, UnaryOperator.identity())));
  }

  /** Else the comparison would hold for want of anything to compare. */
  @Test
  void makesEverythingHappenThatCanHappen() {
    Set<Enum<?>> happened = new HashSet<>();
    for (long seed = 1; seed <= 5; seed++) {
      happened.addAll(
          Simulation.play(SimulatedPlant.scenario(seed, STEPS), UnaryOperator.identity()));
    }

    List<Enum<?>> all = new ArrayList<>();
    all.addAll(Arrays.asList(EventType.values()));
    all.addAll(Arrays.asList(StateName.values()));
    all.addAll(Arrays.asList(Refusal.Reason.values()));
    // Core is only asked for what is a command.
    all.remove(Refusal.Reason.MALFORMED);
    assertThat(happened).containsExactlyInAnyOrderElementsOf(all);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("limits a tenth too high", PlantSimulationTest::tenthHigher),
        mistake("latches nothing", PlantSimulationTest::withoutLatch),
        mistake("silent a second late", PlantSimulationTest::secondLater));
  }

  private static Arguments mistake(String name, UnaryOperator<Rule> ofRule) {
    UnaryOperator<RuleBook> ofBook =
        book ->
            new RuleBook(
                book.entries().stream()
                    .map(
                        entry ->
                            new RuleEntry(
                                entry.sensors(), ofRule.apply(entry.rule()), entry.enabled()))
                    .toList(),
                book.longestShelving());
    return Arguments.of(Named.of(name, ofBook));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void shrinksWhatAMistakeMakesFail(UnaryOperator<RuleBook> mistake) {
    Predicate<Scenario> fails = scenario -> Simulation.fault(scenario, mistake).isPresent();
    Scenario whole = SimulatedPlant.scenario(3, STEPS);

    Scenario shortest = whole.shrunk(fails);

    assertThat(fails).accepts(shortest);
    assertThat(shortest.rules().entries()).hasSize(1);
    assertThat(shortest.inputs()).hasSizeLessThan(5).isSubsetOf(whole.inputs());
  }

  private static Rule tenthHigher(Rule rule) {
    return rule instanceof LevelRule level
        ? new LevelRule(
            level.name(),
            level.side(),
            (Math.rint(level.limitCelsius() * 10) + 1) / 10,
            OptionalDouble.empty(),
            level.deadbandCelsius(),
            level.delays(),
            level.handling())
        : rule;
  }

  private static Rule withoutLatch(Rule rule) {
    if (!(rule instanceof LevelRule level)) {
      return rule;
    }
    Handling loose = new Handling(level.handling().severity(), false, level.handling().reAlarm());
    return new LevelRule(
        level.name(),
        level.side(),
        level.limitCelsius(),
        level.extremeCelsius(),
        level.deadbandCelsius(),
        level.delays(),
        loose);
  }

  private static Rule secondLater(Rule rule) {
    return rule instanceof SilenceRule silence
        ? new SilenceRule(silence.name(), silence.after().plusSeconds(1), silence.handling())
        : rule;
  }

  @Test
  void namesTheCommandThatShowsAFailureAgain() {
    String failure = failure(3, book -> new RuleBook(List.of(), book.longestShelving()));

    assertThat(failure)
        .contains("./mvnw -pl core test -Dtest=PlantSimulationTest -Dsuhu.seed=3\n")
        .contains("°C, measured at");
  }

  private static boolean fails(long seed, UnaryOperator<RuleBook> mistake) {
    return Simulation.fault(SimulatedPlant.scenario(seed, STEPS), mistake).isPresent();
  }

  /** What to tell of a seed that fails. */
  private static String failure(long seed, UnaryOperator<RuleBook> mistake) {
    Scenario shortest =
        SimulatedPlant.scenario(seed, STEPS)
            .shrunk(scenario -> Simulation.fault(scenario, mistake).isPresent());
    return """
        seed %d fails; see it again with

            ./mvnw -pl core test -Dtest=PlantSimulationTest -Dsuhu.seed=%d

        In short: %s

        %s
        """
        .formatted(
            seed,
            seed,
            shortest.describe(),
            Simulation.fault(shortest, mistake).orElseThrow().getMessage());
  }
}
