package id.suhu.core;

import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rules for tests: each begins plain, and is made from another where a test needs more. */
public final class Rules {

  private static final Handling PLAIN = Handling.of(Severity.HIGH);

  private Rules() {}

  /** The rule {@code high}, with a deadband of 1 °C. */
  public static LevelRule high(double limit) {
    return level("high", Side.HIGH, limit, OptionalDouble.empty());
  }

  /** The rule {@code high} with a second limit. */
  public static LevelRule highHigh(double limit, double extreme) {
    return level("high", Side.HIGH, limit, OptionalDouble.of(extreme));
  }

  /** The rule {@code low}, with a deadband of 1 °C. */
  public static LevelRule low(double limit) {
    return level("low", Side.LOW, limit, OptionalDouble.empty());
  }

  /** The rule {@code low} with a second limit. */
  public static LevelRule lowLow(double limit, double extreme) {
    return level("low", Side.LOW, limit, OptionalDouble.of(extreme));
  }

  private static LevelRule level(String name, Side side, double limit, OptionalDouble extreme) {
    return new LevelRule(name, side, limit, extreme, 1, Delays.NONE, PLAIN);
  }

  /** The rule {@code rate} over a minute, with a deadband of a tenth of the limit. */
  public static RateRule rate(double perMinute) {
    return new RateRule(
        "rate", perMinute, Math.abs(perMinute) / 10, Duration.ofMinutes(1), Delays.NONE, PLAIN);
  }

  /** The rule {@code range}. */
  public static RangeRule range(double lowest, double highest) {
    return new RangeRule("range", lowest, highest, Delays.NONE, PLAIN);
  }

  /** The same with another deadband. */
  public static LevelRule withDeadband(LevelRule rule, double deadband) {
    return new LevelRule(
        rule.name(),
        rule.side(),
        rule.limitCelsius(),
        rule.extremeCelsius(),
        deadband,
        rule.delays(),
        rule.handling());
  }

  /** The same with delays. */
  public static LevelRule delayed(LevelRule rule, Duration on, Duration off) {
    return new LevelRule(
        rule.name(),
        rule.side(),
        rule.limitCelsius(),
        rule.extremeCelsius(),
        rule.deadbandCelsius(),
        new Delays(on, off),
        rule.handling());
  }

  /** The same, staying until it is reset. */
  public static LevelRule latching(LevelRule rule) {
    return handled(rule, new Handling(rule.handling().severity(), true, rule.handling().reAlarm()));
  }

  /** The same, asking again after a time. */
  public static LevelRule reAlarming(LevelRule rule, Duration after) {
    Handling handling = rule.handling();
    return handled(
        rule, new Handling(handling.severity(), handling.latching(), Optional.of(after)));
  }

  private static LevelRule handled(LevelRule rule, Handling handling) {
    return new LevelRule(
        rule.name(),
        rule.side(),
        rule.limitCelsius(),
        rule.extremeCelsius(),
        rule.deadbandCelsius(),
        rule.delays(),
        handling);
  }
}
