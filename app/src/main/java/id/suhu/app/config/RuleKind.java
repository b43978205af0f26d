package id.suhu.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of rules in a configuration. A rule is of the kind whose limit it has. */
enum RuleKind {
  HIGH,
  LOW,
  RATE,
  RANGE,
  SILENCE;

  /** Returns the kinds of which a section that was not read has a limit. */
  static List<RuleKind> of(Section rule) {
    return Arrays.stream(values()).filter(kind -> kind.limits().anyMatch(rule::has)).toList();
  }

  /** Returns the limits that a section that was not read has, of any kind. */
  static List<String> limitsIn(Section rule) {
    return Arrays.stream(values()).flatMap(RuleKind::limits).filter(rule::has).toList();
  }

  /** Returns the keys that not all kinds have. */
  static List<String> allKeys() {
    return Arrays.stream(values()).flatMap(RuleKind::keys).distinct().toList();
  }

  /** Explains the keys that only rules of other kinds have. */
  void explainOthers(Section rule) {
    for (String key : allKeys()) {
      if (!has(key)) {
        String owners =
            Arrays.stream(values())
                .filter(kind -> kind.has(key))
                .map(RuleKind::word)
                .collect(Collectors.joining(", "))
                .replaceFirst(", (\\w+)$", " and $1");
        rule.explain(key, "belongs to %s rules; this is a %s rule".formatted(owners, word()));
      }
    }
  }

  /** Returns the name of the kind in messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean has(String key) {
    return keys().anyMatch(key::equals);
  }

  private Stream<String> keys() {
    return Stream.concat(limits(), others());
  }

  private Stream<String> limits() {
    return switch (this) {
      case HIGH -> Stream.of("high", "highHigh");
      case LOW -> Stream.of("low", "lowLow");
      case RATE -> Stream.of("rate");
      case RANGE -> Stream.of("ratedLow", "ratedHigh");
      case SILENCE -> Stream.of("after");
    };
  }

  private Stream<String> others() {
    return switch (this) {
      case HIGH, LOW -> Stream.of("deadband", "onDelay", "offDelay");
      case RATE -> Stream.of("window", "deadband", "onDelay", "offDelay");
      case RANGE -> Stream.of("offDelay");
      case SILENCE -> Stream.empty();
    };
  }
}
