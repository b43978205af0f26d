package id.suhu.core.simulation;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a scenario: a line for each input, with times in seconds since the start. */
final class ScenarioText {

  /** The memory of a rule's condition, which is always empty. */
  private static final Pattern MEMORY =
      Pattern.compile(
          ", (delay|secondDelay)=RunningDelay\\[[^]]*]|, lateArrivalMs=-?\\d+"
              + "|, window=RateWindow\\[[^]]*]");

  private ScenarioText() {}

  static String of(Scenario scenario) {
    return "%s%s\n%12.3f s  end"
        .formatted(
            rules(scenario.rules()),
            scenario.inputs().stream().map(ScenarioText::line).collect(Collectors.joining()),
            seconds(scenario.endMs()));
  }

  /** Returns the sensor of an input; empty if it concerns all. */
  static Optional<SensorId> sensor(PlantInput input) {
    if (input instanceof PlantInput.Reads reads) {
      return Optional.of(reads.reading().sensor());
    }
    if (input instanceof PlantInput.Rejected rejected) {
      return Optional.of(rejected.sensor());
    }
    if (input instanceof PlantInput.Commanded commanded) {
      return Optional.of(commanded.sensor());
    }
    return input instanceof PlantInput.StateLost lost
        ? Optional.of(lost.sensor())
        : Optional.empty();
  }

  /** Returns the rules that an input brings. */
  static Optional<RuleBook> rules(PlantInput input) {
    if (input instanceof PlantInput.Restarted restarted) {
      return Optional.of(restarted.rules());
    }
    return input instanceof PlantInput.RulesChanged changed
        ? Optional.of(changed.rules())
        : Optional.empty();
  }

  static String line(PlantInput input) {
    return "\n%12.3f s  %s".formatted(seconds(input.atMs()), what(input));
  }

  private static String what(PlantInput input) {
    if (input instanceof PlantInput.Reads reads) {
      var reading = reads.reading();
      return "%s reads %s °C%s, measured at %.3f s, arrived at %.3f s%s, partition %d, offset %d"
          .formatted(
              reading.sensor(),
              reading.celsius(),
              reading.machine().map(machine -> " of " + machine).orElse(""),
              seconds(reading.eventTimeMs()),
              seconds(reading.arrivalMs()),
              reading.clockSuspect() ? " (clock suspect)" : "",
              reading.position().partition(),
              reading.position().offset());
    }
    if (input instanceof PlantInput.Rejected rejected) {
      return "a record of %s is rejected".formatted(rejected.sensor());
    }
    if (input instanceof PlantInput.Commanded commanded) {
      return "%s, arrived at %.3f s, occurrence %s: %s"
          .formatted(
              commanded.sensor(),
              seconds(commanded.arrivedMs()),
              commanded.meant(),
              commanded.command());
    }
    if (input instanceof PlantInput.WallClockSet set) {
      return "the wall clock is set to %d s ahead".formatted(set.aheadMs() / 1_000);
    }
    if (input instanceof PlantInput.StateLost lost) {
      return "the state of %s is lost".formatted(lost.sensor());
    }
    return "%s under%s"
        .formatted(
            input instanceof PlantInput.Restarted ? "the engine restarts" : "the rules change",
            rules(input).map(ScenarioText::rules).orElse(""));
  }

  private static String rules(RuleBook book) {
    return book.entries().stream()
        .map(entry -> "\n                " + MEMORY.matcher(entry.toString()).replaceAll(""))
        .collect(
            Collectors.joining(
                "", "", "\n                longest shelving " + book.longestShelving()));
  }

  private static double seconds(long epochMs) {
    return (epochMs - Scenario.START_MS) / 1_000.0;
  }
}
