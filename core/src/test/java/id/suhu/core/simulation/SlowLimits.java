package id.suhu.core.simulation;

import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.MeasuredRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.Side;
import java.util.OptionalDouble;

/** How a reading stands to the limits of a rule. */
final class SlowLimits {

  private SlowLimits() {}

  static long tenths(double number) {
    return Math.round(number * 10);
  }

  /** Whether the rule has anything to say about a reading that was not late. */
  static boolean concerns(MeasuredRule rule, Met met) {
    if (rule instanceof RangeRule) {
      return true;
    }
    return met.possible && (rule instanceof LevelRule || rate(rule, met).isPresent());
  }

  static boolean isBeyondFirst(MeasuredRule rule, Met met) {
    if (rule instanceof LevelRule level) {
      return level.side() == Side.HIGH
          ? met.tenths() > tenths(level.limitCelsius())
          : met.tenths() < tenths(level.limitCelsius());
    } else if (rule instanceof RateRule limit) {
      double rate = rate(rule, met).orElseThrow();
      return limit.kind() == RuleKind.RISE
          ? rate > limit.limitPerMinute()
          : rate < limit.limitPerMinute();
    }
    RangeRule range = (RangeRule) rule;
    return !(met.reading.celsius() >= range.lowestCelsius()
        && met.reading.celsius() <= range.highestCelsius());
  }

  static boolean isBackFromFirst(MeasuredRule rule, Met met) {
    if (rule instanceof LevelRule level) {
      return isBack(level, level.limitCelsius(), met);
    } else if (rule instanceof RateRule limit) {
      double rate = rate(rule, met).orElseThrow();
      return limit.kind() == RuleKind.RISE
          ? rate <= limit.limitPerMinute() - limit.deadbandPerMinute()
          : rate >= limit.limitPerMinute() + limit.deadbandPerMinute();
    }
    return !isBeyondFirst(rule, met);
  }

  static boolean isBeyondSecond(MeasuredRule rule, Met met) {
    OptionalDouble extreme = extreme(rule);
    if (extreme.isEmpty()) {
      return false;
    }
    return ((LevelRule) rule).side() == Side.HIGH
        ? met.tenths() > tenths(extreme.getAsDouble())
        : met.tenths() < tenths(extreme.getAsDouble());
  }

  static boolean isBackFromSecond(MeasuredRule rule, Met met) {
    OptionalDouble extreme = extreme(rule);
    return extreme.isPresent() && isBack((LevelRule) rule, extreme.getAsDouble(), met);
  }

  static OptionalDouble extreme(Rule rule) {
    return rule instanceof LevelRule level ? level.extremeCelsius() : OptionalDouble.empty();
  }

  private static boolean isBack(LevelRule rule, double limit, Met met) {
    return rule.side() == Side.HIGH
        ? met.tenths() <= tenths(limit) - tenths(rule.deadbandCelsius())
        : met.tenths() >= tenths(limit) + tenths(rule.deadbandCelsius());
  }

  private static OptionalDouble rate(MeasuredRule rule, Met met) {
    return met.rates.getOrDefault(rule.kind(), OptionalDouble.empty());
  }
}
