package id.suhu.app.config;

import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.RuleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds limits outside the rated range of the same sensors: their alarms would never be raised,
 * since no rule evaluates a reading outside the range. Compares the rules of one pattern, and those
 * of {@code *}; other patterns can share sensors too, which only their ids would show.
 */
final class HiddenLimits {

  private final Collection<RuleEntry> entries;

  HiddenLimits(Collection<RuleEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * A limit that hides another one.
   *
   * @param range the name of the rule with the rated range
   * @param key the key of its limit
   * @param hidden the name of the rule with the other limit
   * @param celsius that limit, °C
   */
  record Hidden(String range, String key, String hidden, double celsius) {}

  List<Hidden> all() {
    return entries.stream()
        .map(RuleEntry::sensors)
        .distinct()
        .flatMap(
            sensors ->
                Stream.of(Condition.Kind.HIGH, Condition.Kind.LOW)
                    .flatMap(kind -> hidden(sensors, kind).stream()))
        .distinct()
        .toList();
  }

  private Optional<Hidden> hidden(Glob sensors, Condition.Kind kind) {
    Optional<RuleEntry> range = of(sensors, Condition.Kind.RANGE);
    Optional<RuleEntry> level = of(sensors, kind);
    if (range.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    RangeCondition rated = (RangeCondition) range.get().rule().condition();
    LevelCondition limits = (LevelCondition) level.get().rule().condition();
    boolean high = kind == Condition.Kind.HIGH;
    return Stream.concat(Stream.of(limits.level()), limits.second().stream())
        .filter(limit -> isHidden(limit, rated))
        .findFirst()
        .map(
            limit ->
                new Hidden(
                    range.get().rule().name(),
                    high ? "ratedHigh" : "ratedLow",
                    level.get().rule().name(),
                    limit.limitCelsius()));
  }

  private static boolean isHidden(Level limit, RangeCondition rated) {
    return limit.side() == Side.HIGH
        ? limit.limitCelsius() >= rated.highestCelsius()
        : limit.limitCelsius() <= rated.lowestCelsius();
  }

  /** Returns the enabled rule of a pattern, or else of all sensors. */
  private Optional<RuleEntry> of(Glob sensors, Condition.Kind kind) {
    return Stream.of(sensors, Glob.ALL)
        .flatMap(
            pattern ->
                entries.stream()
                    .filter(entry -> entry.sensors().equals(pattern))
                    .filter(entry -> entry.rule().condition().kind() == kind))
        .findFirst()
        .filter(RuleEntry::enabled);
  }
}
