package id.suhu.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of rules as people write them: a rule is of the kind whose limit it has. */
enum KindKeys {
  HIGH("high", "high highHigh", "deadband onDelay offDelay"),
  LOW("low", "low lowLow", "deadband onDelay offDelay"),
  RATE("rate", "rate", "window deadband onDelay offDelay"),
  RANGE("range", "ratedLow ratedHigh", "onDelay offDelay"),
  SILENCE("silence", "after", "");

  private final String word;

  /** Keys with spaces between: an enum is to hold nothing that could change. */
  private final String limits;

  private final String others;

  KindKeys(String word, String limits, String others) {
    this.word = word;
    this.limits = limits;
    this.others = others;
  }

  /** The kinds of which a section, that nobody read yet, has a limit. */
  static List<KindKeys> of(Section rule) {
    return Arrays.stream(values())
        .filter(kind -> kind.limitsIn(rule).findAny().isPresent())
        .toList();
  }

  /** The keys that a rule of some kind has and not every rule. */
  static List<String> all() {
    return Arrays.stream(values()).flatMap(KindKeys::keys).distinct().toList();
  }

  /** Tells of the keys that rules of other kinds have where they belong. */
  void explainOthers(Section rule) {
    for (String key : all()) {
      List<String> owners =
          Arrays.stream(values()).filter(kind -> kind.has(key)).map(kind -> kind.word).toList();
      if (!has(key)) {
        rule.explain(
            key,
            "belongs to %s rules; this is a %s rule".formatted(String.join(" and ", owners), word));
      }
    }
  }

  /** The limits of this kind that a section, that nobody read yet, has. */
  Stream<String> limitsIn(Section rule) {
    return words(limits).filter(rule::has);
  }

  private boolean has(String key) {
    return keys().anyMatch(key::equals);
  }

  private Stream<String> keys() {
    return Stream.concat(words(limits), words(others));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }
}
