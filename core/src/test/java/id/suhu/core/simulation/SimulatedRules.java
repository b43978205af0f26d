package id.suhu.core.simulation;

import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import id.suhu.core.rule.SilenceRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Random rule books for {@link SimulatedPlant}'s sensors, and what people make of them by and by.
 *
 * @param random where chance comes from
 */
record SimulatedRules(RandomGenerator random) {

  /** From those that name a sensor in full to one for all, with ties between them. */
  private static final List<String> PATTERNS =
      List.of("*", "*", "*", "*", "press-*", "oven-?", "*-1", "*-2", "press-1", "oven-2");

  private static final List<String> NAMES =
      List.of("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13");

  /** A book with a rule of most kinds for most sensors. */
  RuleBook book() {
    List<RuleEntry> entries = new ArrayList<>();
    for (RuleKind kind : RuleKind.values()) {
      for (int left = 1 + random.nextInt(2); left > 0; left--) {
        add(entries, kind);
      }
    }
    return new RuleBook(entries, longestShelving());
  }

  /** A book that says something else in a place or two. */
  RuleBook changed(RuleBook book) {
    List<RuleEntry> entries = new ArrayList<>(book.entries());
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      int index = random.nextInt(entries.size());
      RuleEntry entry = entries.get(index);
      RuleKind kind = entry.rule().kind();
      switch (random.nextInt(5)) {
        case 0 -> entries.remove(index);
        case 1 -> add(entries, any(RuleKind.values()));
        case 2 -> {
          // Another kind of rule under the same name.
          RuleKind other = any(RuleKind.values());
          if (isFree(entries, other, entry.sensors())) {
            entries.set(
                index, new RuleEntry(entry.sensors(), rule(entry.rule().name(), other), true));
          }
        }
        case 3 ->
            entries.set(index, new RuleEntry(entry.sensors(), entry.rule(), !entry.enabled()));
        default ->
            entries.set(
                index, new RuleEntry(entry.sensors(), rule(entry.rule().name(), kind), true));
      }
      if (entries.isEmpty()) {
        add(entries, kind);
      }
    }
    return new RuleBook(
        entries, random.nextInt(4) == 0 ? longestShelving() : book.longestShelving());
  }

  private void add(List<RuleEntry> entries, RuleKind kind) {
    Glob sensors = new Glob(PATTERNS.get(random.nextInt(PATTERNS.size())));
    Optional<String> name =
        NAMES.stream()
            .filter(each -> entries.stream().noneMatch(entry -> entry.rule().name().equals(each)))
            .findFirst();
    if (name.isPresent() && isFree(entries, kind, sensors)) {
      entries.add(new RuleEntry(sensors, rule(name.get(), kind), random.nextInt(8) > 0));
    }
  }

  private static boolean isFree(List<RuleEntry> entries, RuleKind kind, Glob sensors) {
    return entries.stream()
        .noneMatch(entry -> entry.rule().kind() == kind && entry.sensors().equals(sensors));
  }

  private Rule rule(String name, RuleKind kind) {
    return switch (kind) {
      case RANGE -> {
        boolean narrow = random.nextInt(3) == 0;
        yield new RangeRule(name, narrow ? 66 : -20, narrow ? 89.5 : 120, delays(), handling());
      }
      case HIGH -> level(name, Side.HIGH, tenths(780, 840), 1);
      case LOW -> level(name, Side.LOW, tenths(660, 730), -1);
      case RISE -> rate(name, 1);
      case FALL -> rate(name, -1);
      case SILENCE -> new SilenceRule(name, millis(1_000, 12_000), handling());
    };
  }

  private LevelRule level(String name, Side side, long limitTenths, int outwards) {
    OptionalDouble extreme =
        random.nextBoolean()
            ? OptionalDouble.of((limitTenths + outwards * tenths(1, 60)) / 10.0)
            : OptionalDouble.empty();
    double deadband = any(new Double[] {0.0, 0.1, 0.5, 1.0, 2.3});
    return new LevelRule(name, side, limitTenths / 10.0, extreme, deadband, delays(), handling());
  }

  /** With many decimals, so that no rate can be a limit but for a rounding error. */
  private RateRule rate(String name, int sign) {
    return new RateRule(
        name,
        sign * (1.000_71 + random.nextInt(80) / 7.0),
        random.nextBoolean() ? 0 : random.nextInt(30) / 13.0,
        millis(4_000, 60_000),
        delays(),
        handling());
  }

  private long tenths(int from, int to) {
    return random.nextInt(from, to);
  }

  private Delays delays() {
    return new Delays(delay(), delay());
  }

  private Duration delay() {
    return random.nextBoolean() ? Duration.ZERO : millis(1, 5_000);
  }

  private Handling handling() {
    return new Handling(
        any(Severity.values()),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? Optional.of(millis(1_000, 20_000)) : Optional.empty());
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
