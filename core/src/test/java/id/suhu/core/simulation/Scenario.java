package id.suhu.core.simulation;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The inputs of a plant, as a list: it can be run again, also in part.
 *
 * @param rules the rules at the start
 * @param inputs in the order of their times
 * @param endMs true time of the end, epoch milliseconds
 */
record Scenario(RuleBook rules, List<PlantInput> inputs, long endMs) {

  /** True time of every scenario's start: a time of the engine's ticks. */
  static final long START_MS = 1_772_348_400_000L;

  /** The interval of the engine's ticks. */
  static final long TICK_MS = 500;

  Scenario {
    inputs = List.copyOf(inputs);
  }

  /**
   * Returns the shortest scenario found that still fails: with fewer inputs and fewer rules.
   *
   * @param fails whether a scenario fails; true for this one
   */
  Scenario shrunk(Predicate<Scenario> fails) {
    Scenario shortest = withOneSensor(fails).withoutEnd(fails);
    Scenario start = shortest;
    shortest = start.with(Shrinker.smallest(start.inputs, fewer -> fails.test(start.with(fewer))));
    shortest = shortest.withFewerRules(fails).withoutEnd(fails);
    for (int i = 0; i < shortest.inputs.size(); i++) {
      shortest = shortest.withFewerRulesAt(i, fails);
    }
    return shortest;
  }

  /** Returns the scenario with the readings and commands of one sensor only, if that fails. */
  private Scenario withOneSensor(Predicate<Scenario> fails) {
    return SimulatedPlant.SENSORS.stream().map(this::only).filter(fails).findFirst().orElse(this);
  }

  /** Returns the scenario without the readings and commands of other sensors. */
  Scenario only(SensorId sensor) {
    return with(inputs.stream().filter(input -> concerns(input, sensor)).toList());
  }

  private static boolean concerns(PlantInput input, SensorId sensor) {
    return ScenarioText.sensor(input).map(sensor::equals).orElse(true);
  }

  /** Returns the scenario up to the input or tick at which it fails. */
  private Scenario withoutEnd(Predicate<Scenario> fails) {
    int passes = -1;
    int failing = inputs.size();
    while (failing - passes > 1) {
      int middle = (passes + failing) / 2;
      if (fails.test(until(middle))) {
        failing = middle;
      } else {
        passes = middle;
      }
    }
    Scenario shorter = until(failing);
    return fails.test(shorter) ? shorter : this;
  }

  /** Returns the first inputs, and the ticks up to the next one. */
  private Scenario until(int count) {
    return count == inputs.size()
        ? this
        : new Scenario(rules, inputs.subList(0, count), inputs.get(count).atMs());
  }

  private Scenario withFewerRules(Predicate<Scenario> fails) {
    return under(
        fewer(
            rules, Shrinker.smallest(indexes(rules), few -> fails.test(under(fewer(rules, few))))));
  }

  /** Returns the scenario with fewer rules in one input. */
  private Scenario withFewerRulesAt(int index, Predicate<Scenario> fails) {
    Optional<RuleBook> book = ScenarioText.rules(inputs.get(index));
    return book.isEmpty()
        ? this
        : with(
            index,
            fewer(
                book.get(),
                Shrinker.smallest(
                    indexes(book.get()), few -> fails.test(with(index, fewer(book.get(), few))))));
  }

  private static List<Integer> indexes(RuleBook book) {
    return IntStream.range(0, book.entries().size()).boxed().toList();
  }

  private static RuleBook fewer(RuleBook book, List<Integer> indexes) {
    return new RuleBook(
        indexes.stream().map(index -> book.entries().get(index)).toList(), book.longestShelving());
  }

  private Scenario with(List<PlantInput> others) {
    return new Scenario(rules, others, endMs);
  }

  private Scenario with(int index, RuleBook changed) {
    List<PlantInput> others = new ArrayList<>(inputs);
    PlantInput before = inputs.get(index);
    others.set(
        index,
        before instanceof PlantInput.Restarted
            ? new PlantInput.Restarted(before.atMs(), changed)
            : new PlantInput.RulesChanged(before.atMs(), changed));
    return with(others);
  }

  private Scenario under(RuleBook others) {
    return new Scenario(others, inputs, endMs);
  }
}
