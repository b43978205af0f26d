package id.suhu.app.config;

import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleEntry;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import id.suhu.core.rule.SilenceRule;
import id.suhu.messages.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Reads one rule. What is not given is as its kind has it, whatever other rules say. Nothing is
 * made of a rule with a fault. Single-threaded.
 */
final class RuleReader {

  private static final Form<Glob> SENSORS = Form.checkedBy(Glob::new);
  private static final Form<Severity> SEVERITY = Form.word(Severity.class);
  private static final Form<Duration> DELAY = DurationForm.atLeast(Duration.ZERO);
  private static final Form<Duration> AT_LEAST_A_SECOND =
      DurationForm.atLeast(Duration.ofSeconds(1));
  private static final Form<Duration> WINDOW =
      new DurationForm(Duration.ofSeconds(1), Duration.ofDays(1));

  private static final Duration RATE_WINDOW = Duration.ofSeconds(60);
  private static final Delays RANGE_DELAYS = new Delays(Duration.ZERO, Duration.ofSeconds(10));

  private final String name;
  private final Section keys;

  RuleReader(String name, Section keys) {
    this.name = name;
    this.keys = keys;
  }

  /** The rule {@code high}, which has all that it needs without being given. */
  Optional<RuleEntry> high() {
    KindKeys.HIGH.explainOthers(keys);
    double limit = keys.value("high", TemperatureForm.LIMIT, LevelRule.DEFAULT_HIGH.limitCelsius());
    return entry(level(Side.HIGH, "high", Optional.of(limit), "highHigh"));
  }

  /** The rule {@code silence}, which has all that it needs without being given. */
  Optional<RuleEntry> silence() {
    KindKeys.SILENCE.explainOthers(keys);
    Duration after = keys.value("after", AT_LEAST_A_SECOND, SilenceRule.DEFAULT.after());
    return entry(silence(Optional.of(after)));
  }

  /** A rule that a plant named, of the kind whose limit it has. */
  Optional<RuleEntry> named() {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      keys.refuse("cannot be a rule: its name must not be empty or contain '/'");
    }
    List<KindKeys> kinds = KindKeys.of(keys);
    if (kinds.size() != 1) {
      refuseKinds(kinds);
      return Optional.empty();
    }
    KindKeys kind = kinds.get(0);
    kind.explainOthers(keys);
    return entry(read(kind));
  }

  private Optional<Rule> read(KindKeys kind) {
    return switch (kind) {
      case HIGH ->
          level(Side.HIGH, "high", keys.required("high", TemperatureForm.LIMIT), "highHigh");
      case LOW -> level(Side.LOW, "low", keys.required("low", TemperatureForm.LIMIT), "lowLow");
      case RATE -> rate(keys.required("rate", RateForm.LIMIT));
      case RANGE ->
          range(
              keys.required("ratedLow", TemperatureForm.LIMIT),
              keys.required("ratedHigh", TemperatureForm.LIMIT));
      case SILENCE -> silence(keys.required("after", AT_LEAST_A_SECOND));
    };
  }

  private void refuseKinds(List<KindKeys> kinds) {
    // Of a section that is none, this has been told.
    if (kinds.isEmpty() && keys.isSound()) {
      keys.refuse("has no limit; a rule has high, low, rate, ratedLow with ratedHigh, or after");
    } else if (!kinds.isEmpty()) {
      keys.refuse(
          "has limits of more than one kind, %s; make a rule of each"
              .formatted(
                  kinds.stream()
                      .flatMap(kind -> kind.limitsIn(keys))
                      .collect(Collectors.joining(" and "))));
    }
    entry(Optional.empty());
    handling(Severity.MEDIUM);
    KindKeys.all().forEach(keys::skip);
  }

  private Optional<RuleEntry> entry(Optional<Rule> rule) {
    Glob sensors = keys.value("sensors", SENSORS, Glob.ALL);
    boolean enabled = keys.value("enabled", Form.FLAG, true);
    return rule.filter(read -> keys.isSound()).map(read -> new RuleEntry(sensors, read, enabled));
  }

  private Optional<Rule> level(
      Side side, String limitKey, Optional<Double> limit, String extremeKey) {
    Optional<Double> extreme = keys.optional(extremeKey, TemperatureForm.LIMIT);
    double deadband =
        keys.value(
            "deadband", TemperatureForm.DIFFERENCE, LevelRule.DEFAULT_HIGH.deadbandCelsius());
    Delays delays = delays(Delays.NONE);
    Handling handling = handling(Severity.HIGH);
    if (limit.isPresent() && extreme.isPresent() && keys.isSound(limitKey, extremeKey)) {
      boolean further =
          side == Side.HIGH ? extreme.get() > limit.get() : extreme.get() < limit.get();
      if (!further) {
        keys.refuseValue(
            extremeKey,
            "",
            "it must be %s %s, %s °C"
                .formatted(
                    side == Side.HIGH ? "above" : "below",
                    limitKey,
                    Numbers.temperature(limit.get())));
      }
    }
    return limit
        .filter(celsius -> keys.isSound())
        .map(
            celsius ->
                new LevelRule(
                    name,
                    side,
                    celsius,
                    extreme.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    deadband,
                    delays,
                    handling));
  }

  private Optional<Rule> rate(Optional<Double> limit) {
    Duration window = keys.value("window", WINDOW, RATE_WINDOW);
    double deadband = keys.value("deadband", RateForm.DIFFERENCE, Math.abs(limit.orElse(0.0)) / 5);
    Delays delays = delays(Delays.NONE);
    Handling handling = handling(Severity.MEDIUM);
    return limit
        .filter(perMinute -> keys.isSound())
        .map(perMinute -> new RateRule(name, perMinute, deadband, window, delays, handling));
  }

  private Optional<Rule> range(Optional<Double> lowest, Optional<Double> highest) {
    Delays delays = delays(RANGE_DELAYS);
    Handling handling = handling(Severity.MEDIUM);
    if (lowest.isPresent() && highest.isPresent() && lowest.get() >= highest.get()) {
      keys.refuseValue(
          "ratedHigh",
          "",
          "it must be above ratedLow, %s °C".formatted(Numbers.temperature(lowest.get())));
    }
    if (lowest.isEmpty() || highest.isEmpty() || !keys.isSound()) {
      return Optional.empty();
    }
    return Optional.of(new RangeRule(name, lowest.get(), highest.get(), delays, handling));
  }

  private Optional<Rule> silence(Optional<Duration> after) {
    Handling handling = handling(Severity.MEDIUM);
    return after
        .filter(silent -> keys.isSound())
        .map(silent -> new SilenceRule(name, silent, handling));
  }

  private Delays delays(Delays standard) {
    return new Delays(
        keys.value("onDelay", DELAY, standard.on()), keys.value("offDelay", DELAY, standard.off()));
  }

  private Handling handling(Severity standard) {
    return new Handling(
        keys.value("severity", SEVERITY, standard),
        keys.value("latching", Form.FLAG, false),
        keys.optional("reAlarm", AT_LEAST_A_SECOND));
  }
}
