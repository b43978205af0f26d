package id.suhu.core;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Rule;
import java.time.Duration;
import java.util.Optional;

/** Factory methods for rules in tests. */
public final class Rules {

  private Rules() {}

  /** Returns a rule with a limit, severity high. */
  public static Rule level(
      String name, double limit, double deadband, Duration onDelay, Duration offDelay) {
    return new Rule(
        name, new LevelCondition(Level.above(limit, deadband, onDelay, offDelay, Severity.HIGH)));
  }

  /** Returns a rule with two limits, without delays, severities high and critical. */
  public static Rule two(String name, double limit, double further) {
    Level first = Level.above(limit, 1, Duration.ZERO, Duration.ZERO, Severity.HIGH);
    return new Rule(
        name, new LevelCondition(first, Optional.of(first.beyond(further, Severity.CRITICAL))));
  }

  /** Returns a rule with a limit, without delays, severity low. */
  public static Rule warm(double limit) {
    return warm("warm", limit);
  }

  /** Returns the same rule with another name. */
  public static Rule warm(String name, double limit) {
    return new Rule(
        name,
        new LevelCondition(Level.above(limit, 1, Duration.ZERO, Duration.ZERO, Severity.LOW)));
  }

  /** Returns a silence rule. */
  public static Rule silence(String name, Duration after) {
    return new Rule(name, new SilenceCondition(after, Severity.LOW));
  }
}
