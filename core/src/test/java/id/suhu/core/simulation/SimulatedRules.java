package id.suhu.core.simulation;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random rule books for the sensors of a {@link SimulatedPlant}, and random changes of them. Limits
 * and deadbands are tenths of a degree.
 */
record SimulatedRules(RandomGenerator random) {

  /** Patterns of every specificity, some of which match the same sensors equally well. */
  private static final List<String> PATTERNS =
      List.of("*", "*", "*", "*", "press-*", "oven-?", "*-1", "*-2", "press-1", "oven-2");

  private static final int NAMES = 16;

  /** In ascending order. */
  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  /** Returns a book with one to three rules of every kind. */
  RuleBook book() {
    List<RuleEntry> entries = new ArrayList<>();
    for (Condition.Kind kind : Condition.Kind.values()) {
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        add(entries, kind);
      }
    }
    return new RuleBook(entries, longestShelving());
  }

  /** Returns a book with one to three changes. */
  RuleBook changed(RuleBook book) {
    List<RuleEntry> entries = new ArrayList<>(book.entries());
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      change(entries);
    }
    return new RuleBook(
        entries, random.nextInt(4) == 0 ? longestShelving() : book.longestShelving());
  }

  private void change(List<RuleEntry> entries) {
    if (entries.isEmpty()) {
      add(entries, any(Condition.Kind.values()));
      return;
    }
    int index = random.nextInt(entries.size());
    RuleEntry entry = entries.get(index);
    String name = entry.rule().name();
    Condition.Kind kind = entry.rule().condition().kind();
    switch (random.nextInt(7)) {
      case 0 -> entries.remove(index);
      case 1, 2 -> add(entries, any(Condition.Kind.values()));
      case 3 -> {
        Condition.Kind other = any(Condition.Kind.values());
        if (isFree(entries, other, entry.sensors())) {
          entries.set(index, new RuleEntry(entry.sensors(), rule(name, other), true));
        }
      }
      case 4 -> entries.set(index, new RuleEntry(entry.sensors(), entry.rule(), !entry.enabled()));
      case 5 -> {
        // Renamed, with the same limits.
        Rule old = entry.rule();
        freeName(entries)
            .map(other -> new Rule(other, old.condition(), old.latching(), old.reAlarm()))
            .ifPresent(
                rule -> entries.set(index, new RuleEntry(entry.sensors(), rule, entry.enabled())));
      }
      default -> entries.set(index, new RuleEntry(entry.sensors(), rule(name, kind), true));
    }
  }

  private void add(List<RuleEntry> entries, Condition.Kind kind) {
    Glob sensors = new Glob(PATTERNS.get(random.nextInt(PATTERNS.size())));
    Optional<String> name = freeName(entries);
    if (name.isPresent() && isFree(entries, kind, sensors)) {
      entries.add(
          random.nextInt(entries.size() + 1),
          new RuleEntry(sensors, rule(name.get(), kind), random.nextInt(8) > 0));
    }
  }

  private static Optional<String> freeName(List<RuleEntry> entries) {
    for (int i = 1; i <= NAMES; i++) {
      String name = "r" + i;
      if (entries.stream().noneMatch(entry -> entry.rule().name().equals(name))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Returns whether a rule may be added: sensors have at most one silence rule. */
  private static boolean isFree(List<RuleEntry> entries, Condition.Kind kind, Glob sensors) {
    return kind != Condition.Kind.SILENCE
        || entries.stream()
            .noneMatch(
                entry ->
                    entry.rule().condition().watchesSilence() && entry.sensors().equals(sensors));
  }

  private Rule rule(String name, Condition.Kind kind) {
    return new Rule(
        name,
        condition(kind),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? Optional.of(millis(1_000, 20_000)) : Optional.empty());
  }

  private Condition condition(Condition.Kind kind) {
    return switch (kind) {
      case RANGE -> {
        boolean narrow = random.nextInt(3) == 0;
        yield new RangeCondition(
            narrow ? 66 : -20, narrow ? 89.5 : 120, delay(), any(Severity.values()));
      }
      case HIGH -> limits(Side.HIGH, random.nextInt(780, 840), 1);
      case LOW -> limits(Side.LOW, random.nextInt(660, 730), -1);
      case RISE -> new RateCondition(rate(1));
      case FALL -> new RateCondition(rate(-1));
      case SILENCE -> new SilenceCondition(millis(1_000, 12_000), any(Severity.values()));
    };
  }

  /** Returns a condition with one limit or two. */
  private LevelCondition limits(Side side, int limitTenths, int outwards) {
    int severity = random.nextInt(3);
    Level first =
        new Level(
            side,
            limitTenths / 10.0,
            any(new Double[] {0.0, 0.1, 0.5, 1.0, 2.3}),
            delay(),
            delay(),
            SEVERITIES.get(severity));
    double further = (limitTenths + outwards * random.nextInt(1, 60)) / 10.0;
    return new LevelCondition(
        first,
        random.nextBoolean()
            ? Optional.of(first.beyond(further, SEVERITIES.get(random.nextInt(severity + 1, 4))))
            : Optional.empty());
  }

  /** Returns a rate with many decimals, so that no rate equals the limit but for rounding. */
  private Rate rate(int sign) {
    double limit = 1.000_71 + random.nextInt(80) / 7.0;
    return new Rate(
        sign * limit,
        random.nextBoolean() ? 0 : random.nextInt(30) / 31.0 * limit,
        millis(4_000, 60_000),
        delay(),
        delay(),
        any(Severity.values()));
  }

  private Duration delay() {
    return random.nextBoolean() ? Duration.ZERO : millis(1, 5_000);
  }

  private Duration longestShelving() {
    return millis(2_000, 120_000);
  }

  private Duration millis(int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }

  private <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
