package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.messages.Numbers;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the condition of a rule and its severity.
 *
 * @param keys the rule's keys
 */
record ConditionReader(Section keys) {

  private static final Form<Severity> SEVERITY = Form.word(Severity.class);
  private static final Form<Duration> DELAY = new DurationForm(Duration.ZERO)::parse;
  private static final Form<Duration> SILENCE = new DurationForm(Duration.ofSeconds(1))::parse;
  private static final Form<Duration> WINDOW =
      new DurationForm(Rate.SHORTEST_WINDOW, Rate.LONGEST_WINDOW)::parse;

  private static final Duration RATE_WINDOW = Duration.ofSeconds(60);
  private static final double LIMIT_PER_DEADBAND = 5;
  private static final Duration RANGE_OFF_DELAY = Duration.ofSeconds(10);

  /** Returns the condition of the rule {@code high}, whose limit has a default. */
  Optional<Condition> high() {
    return level(Side.HIGH, "high", Optional.of(Level.ABOVE_80.limitCelsius()), "highHigh");
  }

  /** Returns the condition of the rule {@code silence}, whose limit has a default. */
  Optional<Condition> silence() {
    return silence(Optional.of(SilenceCondition.TEN_SECONDS.after()));
  }

  /** Returns the condition of a rule of a kind, whose limit must be set; empty after a fault. */
  Optional<Condition> of(RuleKind kind) {
    return switch (kind) {
      case HIGH -> level(Side.HIGH, "high", Optional.empty(), "highHigh");
      case LOW -> level(Side.LOW, "low", Optional.empty(), "lowLow");
      case RATE -> rate();
      case RANGE -> range();
      case SILENCE -> silence(Optional.empty());
    };
  }

  /** Reads the severity of a rule without a condition, for its faults. */
  void severityOnly() {
    severity(Severity.MEDIUM);
  }

  private Optional<Condition> level(
      Side side, String limitKey, Optional<Double> standard, String secondKey) {
    Optional<Double> limit = keys.checked(limitKey, TemperatureForm.LIMIT, standard);
    Optional<Double> second = keys.optional(secondKey, TemperatureForm.LIMIT);
    double deadband =
        keys.value("deadband", TemperatureForm.DIFFERENCE, Level.ABOVE_80.deadbandCelsius());
    Duration onDelay = keys.value("onDelay", DELAY, Level.ABOVE_80.onDelay());
    Duration offDelay = keys.value("offDelay", DELAY, Level.ABOVE_80.offDelay());
    Severity severity = severity(Level.ABOVE_80.severity());
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    Level level = new Level(side, limit.get(), deadband, onDelay, offDelay, severity);
    return Optional.of(
        new LevelCondition(
            level, second.flatMap(celsius -> further(level, limitKey, celsius, secondKey))));
  }

  private Optional<Level> further(Level level, String limitKey, double celsius, String secondKey) {
    boolean ordered = level.isExceededBy(celsius);
    if (!ordered) {
      refuseOrder(
          secondKey, level.side() == Side.HIGH ? "above" : "below", limitKey, level.limitCelsius());
    }
    boolean escalates = level.severity() != Severity.CRITICAL;
    if (!escalates) {
      keys.refuse("severity", "it must be below critical, the severity of " + secondKey);
    }
    return ordered && escalates
        ? Optional.of(level.beyond(celsius, Severity.CRITICAL))
        : Optional.empty();
  }

  private Optional<Condition> rate() {
    Optional<Double> limit = keys.checked("rate", RateForm.LIMIT, Optional.empty());
    Duration window = keys.value("window", WINDOW, RATE_WINDOW);
    double deadband =
        keys.value(
            "deadband", RateForm.DIFFERENCE, Math.abs(limit.orElse(0.0)) / LIMIT_PER_DEADBAND);
    Duration onDelay = keys.value("onDelay", DELAY, Duration.ZERO);
    Duration offDelay = keys.value("offDelay", DELAY, Duration.ZERO);
    Severity severity = severity(Severity.MEDIUM);
    if (limit.isPresent() && deadband >= Math.abs(limit.get())) {
      keys.refuse(
          "deadband",
          "it must be below the limit, %s °C/min"
              .formatted(Numbers.temperature(Math.abs(limit.get()))));
      return Optional.empty();
    }
    return limit.map(
        perMinute ->
            new RateCondition(new Rate(perMinute, deadband, window, onDelay, offDelay, severity)));
  }

  private Optional<Condition> range() {
    Optional<Double> lowest = keys.checked("ratedLow", TemperatureForm.LIMIT, Optional.empty());
    Optional<Double> highest = keys.checked("ratedHigh", TemperatureForm.LIMIT, Optional.empty());
    Duration offDelay = keys.value("offDelay", DELAY, RANGE_OFF_DELAY);
    Severity severity = severity(Severity.MEDIUM);
    if (lowest.isEmpty() || highest.isEmpty()) {
      return Optional.empty();
    }
    if (highest.get() <= lowest.get()) {
      refuseOrder("ratedHigh", "above", "ratedLow", lowest.get());
      return Optional.empty();
    }
    return Optional.of(new RangeCondition(lowest.get(), highest.get(), offDelay, severity));
  }

  private Optional<Condition> silence(Optional<Duration> standard) {
    Optional<Duration> after = keys.checked("after", SILENCE, standard);
    Severity severity = severity(SilenceCondition.TEN_SECONDS.severity());
    return after.map(silent -> new SilenceCondition(silent, severity));
  }

  private void refuseOrder(String key, String relation, String other, double otherCelsius) {
    keys.refuse(
        key,
        "it must be %s %s, %s °C".formatted(relation, other, Numbers.temperature(otherCelsius)));
  }

  private Severity severity(Severity standard) {
    return keys.value("severity", SEVERITY, standard);
  }
}
