package id.suhu.core.simulation;

import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that befalls a plant, written down: so that it can be played again, in part too.
 *
 * @param rules at the start
 * @param inputs in the order in which they come
 * @param endMs true time at which it ends
 */
record Scenario(RuleBook rules, List<Input> inputs, long endMs) {

  /** True time at which every scenario begins, on one of the engine's ticks. */
  static final long START_MS = 1_772_348_400_000L;

  /** How often the engine looks at the time. */
  static final long TICK_MS = 500;

  Scenario {
    inputs = List.copyOf(inputs);
  }

  /**
   * The shortest scenario found that still fails: with fewer inputs, and with fewer rules.
   *
   * @param fails of this scenario
   */
  Scenario shrunk(Predicate<Scenario> fails) {
    Scenario shortest = with(Shrinker.smallest(inputs, fewer -> fails.test(with(fewer))));
    shortest = shortest.withFewerRules(fails);
    for (int i = 0; i < shortest.inputs.size(); i++) {
      shortest = shortest.withFewerRulesAfter(i, fails);
    }
    return shortest;
  }

  private Scenario withFewerRules(Predicate<Scenario> fails) {
    return under(
        fewer(
            rules,
            Shrinker.smallest(rules.entries(), few -> fails.test(under(fewer(rules, few))))));
  }

  /** Of the rules that a restart brings. */
  private Scenario withFewerRulesAfter(int index, Predicate<Scenario> fails) {
    if (!(inputs.get(index) instanceof Input.Restart restart)) {
      return this;
    }
    RuleBook all = restart.rules();
    return with(
        index,
        fewer(
            all,
            Shrinker.smallest(all.entries(), few -> fails.test(with(index, fewer(all, few))))));
  }

  private Scenario with(List<Input> others) {
    return new Scenario(rules, others, endMs);
  }

  private Scenario with(int index, RuleBook restarted) {
    List<Input> others = new ArrayList<>(inputs);
    others.set(index, new Input.Restart(inputs.get(index).atMs(), restarted));
    return with(others);
  }

  private Scenario under(RuleBook others) {
    return new Scenario(others, inputs, endMs);
  }

  private static RuleBook fewer(RuleBook book, List<RuleEntry> entries) {
    return new RuleBook(entries, book.longestShelving());
  }

  /** For people to read: a line for each input, times in seconds since the start. */
  String describe() {
    return "under\n%s%s\n%10.3f s  end"
        .formatted(
            rules(rules),
            inputs.stream().map(Scenario::line).collect(Collectors.joining()),
            seconds(endMs));
  }

  private static String line(Input input) {
    return "%n%10.3f s  %s".formatted(seconds(input.atMs()), what(input));
  }

  private static String what(Input input) {
    if (input instanceof Input.Reads reads) {
      var reading = reads.reading();
      return "%s reads %s °C%s, measured at %.3f s, stamped %.3f s%s, offset %d"
          .formatted(
              reading.sensor(),
              reading.celsius(),
              reading.machine().map(machine -> " of " + machine).orElse(""),
              seconds(reading.eventTimeMs()),
              seconds(reading.arrivalMs()),
              reading.clockSuspect() ? " (clock suspect)" : "",
              reading.position().offset());
    } else if (input instanceof Input.Rejected rejected) {
      return "%s sends a record that is no reading".formatted(rejected.sensor());
    } else if (input instanceof Input.Asks asks) {
      return "%s, meaning %s: %s".formatted(asks.sensor(), asks.means(), asks.command());
    } else if (input instanceof Input.WallClock wallClock) {
      return "the wall clock is %d s ahead".formatted(wallClock.aheadMs() / 1_000);
    }
    return "the engine restarts under%n%s".formatted(rules(((Input.Restart) input).rules()));
  }

  private static String rules(RuleBook book) {
    return book.entries().stream()
        .map(entry -> "              " + entry)
        .collect(
            Collectors.joining(
                "\n", "", "\n              shelving at most " + book.longestShelving()));
  }

  private static double seconds(long epochMs) {
    return (epochMs - START_MS) / 1_000.0;
  }
}
