package id.suhu.core.simulation;

import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.condition.Side;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a reading says about the limits of a rule; in tenths of a degree. */
enum SlowLimits {
  BEYOND,
  BACK,
  BEYOND_THE_SECOND,
  BACK_FROM_THE_SECOND;

  private boolean isBeyond() {
    return this == BEYOND || this == BEYOND_THE_SECOND;
  }

  private boolean isOfFirst() {
    return this == BEYOND || this == BACK;
  }

  static long tenths(double celsius) {
    return Math.round(celsius * 10);
  }

  /** Returns whether a rule evaluates a reading that is not late. */
  static boolean concerns(Condition condition, Seen seen) {
    return seen.isEvaluated()
        || (condition instanceof RangeCondition range && isOutside(range, seen) && !seen.isLate());
  }

  /** Returns whether this is true of a reading that the rule evaluates. */
  boolean holds(String rule, Condition condition, Seen seen) {
    if (condition instanceof LevelCondition limits) {
      Optional<Level> level = isOfFirst() ? Optional.of(limits.level()) : limits.second();
      return level.isPresent() && holds(level.get(), seen);
    }
    if (condition instanceof RateCondition limit) {
      OptionalDouble rate = seen.rates.getOrDefault(rule, OptionalDouble.empty());
      return rate.isPresent() && holds(limit.rate(), rate.getAsDouble());
    }
    return condition instanceof RangeCondition range
        && isOfFirst()
        && isOutside(range, seen) == (this == BEYOND);
  }

  boolean holds(Level level, Seen seen) {
    long above = seen.tenths() - tenths(level.limitCelsius());
    long beyond = level.side() == Side.HIGH ? above : -above;
    return isBeyond() ? beyond > 0 : beyond <= -tenths(level.deadbandCelsius());
  }

  /** Returns the further of the limits that a reading beyond the first one exceeds. */
  static Level exceeded(LevelCondition limits, Seen seen) {
    return limits
        .second()
        .filter(further -> BEYOND_THE_SECOND.holds(further, seen))
        .orElse(limits.level());
  }

  private boolean holds(Rate limit, double rate) {
    double sign = Math.signum(limit.limitPerMinute());
    double beyond = sign * (rate - limit.limitPerMinute());
    return this == BEYOND ? beyond > 0 : this == BACK && beyond <= -limit.deadbandPerMinute();
  }

  private static boolean isOutside(RangeCondition range, Seen seen) {
    return seen.tenths() < tenths(range.lowestCelsius())
        || seen.tenths() > tenths(range.highestCelsius());
  }

  /** Returns for how long this must hold. */
  Duration delay(Condition condition) {
    if (condition instanceof LevelCondition limits) {
      Level level = isOfFirst() ? limits.level() : limits.second().orElseThrow();
      return isBeyond() ? level.onDelay() : level.offDelay();
    }
    if (condition instanceof RateCondition limit) {
      return this == BEYOND ? limit.rate().onDelay() : limit.rate().offDelay();
    }
    return this == BACK && condition instanceof RangeCondition range
        ? range.offDelay()
        : Duration.ZERO;
  }
}
