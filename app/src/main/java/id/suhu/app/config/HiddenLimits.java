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
 * Finds limits outside the rated range of the same sensors: their alarms would never be raised,
 * since no rule evaluates a reading outside the range. Compares the rules of equal patterns, and
 * those of each sensor whose id is a pattern. Which other sensors two patterns share, only their
 * ids would show.
 */
final class HiddenLimits {

  private final RuleBook book;

  HiddenLimits(RuleBook book) {
    this.book = book;
  }

  /**
   * A limit that is hidden by another one.
   *
   * @param range the name of the rule with the rated range
   * @param key the key of its limit
   * @param hidden the name of the rule with the hidden limit
   * @param celsius the hidden limit, °C
   */
  record Hidden(String range, String key, String hidden, double celsius) {}

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
        .filter(limit -> isHidden(limit, rated))
        .findFirst()
        .map(
            limit ->
                new Hidden(
                    range.name(),
                    limit.side() == Side.HIGH ? "ratedHigh" : "ratedLow",
                    level.name(),
                    limit.limitCelsius()));
  }

  private static boolean isHidden(Level limit, RangeCondition rated) {
    return limit.side() == Side.HIGH
        ? limit.limitCelsius() >= rated.highestCelsius()
        : limit.limitCelsius() <= rated.lowestCelsius();
  }
}
