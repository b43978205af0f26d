package id.suhu.app.config;

import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds limits outside the rated range of the same sensors: their alarms would never be raised, or
 * never be cleared, since no rule evaluates a reading outside the range. Compares the rules of
 * equal patterns, and those of each sensor whose id is a pattern. Which other sensors two patterns
 * share, only their ids would show.
 */
final class HiddenLimits {

  private final RuleBook book;

  HiddenLimits(RuleBook book) {
    this.book = book;
  }

  /**
   * A temperature that a rule needs and a rated range hides.
   *
   * @param range the name of the rule with the rated range
   * @param key the key of its limit
   * @param hidden the name of the other rule
   * @param celsius the hidden temperature, °C
   * @param clears whether the other rule's alarm is cleared at this temperature; otherwise it is
   *     the rule's limit
   */
  record Hidden(String range, String key, String hidden, double celsius, boolean clears) {}

  List<Hidden> all() {
    return book.entries().stream()
        .map(RuleEntry::sensors)
        .distinct()
        .map(this::rulesOf)
        .flatMap(HiddenLimits::hidden)
        .distinct()
        .toList();
  }

  /** Returns the rules of a sensor, or those with exactly this pattern. */
  private List<Rule> rulesOf(Glob sensors) {
    Optional<SensorId> sensor =
        sensors.isLiteral() ? SensorId.of(sensors.pattern()) : Optional.empty();
    return sensor.isPresent()
        ? book.forSensor(sensor.get())
        : book.entries().stream()
            .filter(entry -> entry.sensors().equals(sensors))
            .filter(RuleEntry::enabled)
            .map(RuleEntry::rule)
            .toList();
  }

  /** Returns the hidden limits among rules that apply to the same sensors. */
  private static Stream<Hidden> hidden(List<Rule> rules) {
    return rules.stream()
        .filter(range -> range.condition() instanceof RangeCondition)
        .flatMap(range -> rules.stream().flatMap(level -> hidden(range, level).stream()));
  }

  private static Optional<Hidden> hidden(Rule range, Rule level) {
    if (!(range.condition() instanceof RangeCondition rated
        && level.condition() instanceof LevelCondition limits)) {
      return Optional.empty();
    }
    return Stream.concat(Stream.of(limits.level()), limits.second().stream())
        .flatMap(limit -> hidden(range.name(), rated, level.name(), limit).stream())
        .findFirst();
  }

  /** Returns the hidden one of the temperatures at which a limit's alarm is raised and cleared. */
  private static Optional<Hidden> hidden(
      String range, RangeCondition rated, String rule, Level limit) {
    boolean high = limit.side() == Side.HIGH;
    double celsius = limit.limitCelsius();
    double back = high ? celsius - limit.deadbandCelsius() : celsius + limit.deadbandCelsius();
    boolean raises = high ? celsius < rated.highestCelsius() : celsius > rated.lowestCelsius();
    boolean clears = high ? back >= rated.lowestCelsius() : back <= rated.highestCelsius();
    if (!raises) {
      return Optional.of(new Hidden(range, high ? "ratedHigh" : "ratedLow", rule, celsius, false));
    }
    return clears
        ? Optional.empty()
        : Optional.of(new Hidden(range, high ? "ratedLow" : "ratedHigh", rule, back, true));
  }
}
