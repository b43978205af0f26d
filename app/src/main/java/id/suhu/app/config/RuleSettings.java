package id.suhu.app.config;

import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the rules of a plant: {@code high} and {@code silence}, which are always there, and those
 * that the file names. They stand as in the file; one that it does not have comes last.
 */
final class RuleSettings {

  private static final List<String> ALWAYS = List.of("high", "silence");

  private final Section rules;

  /** The rules without fault, by name. */
  private final Map<String, RuleEntry> read = new HashMap<>();

  /** The keys of the rule that watches for a kind of thing at some sensors. */
  private final Map<String, String> places = new HashMap<>();

  private RuleSettings(Section rules) {
    this.rules = rules;
  }

  static RuleBook read(Section rules, Section alarms) {
    Duration longestShelving =
        alarms.value(
            "longestShelving", DurationForm.atLeast(Duration.ofSeconds(1)), RuleBook.A_SHIFT);
    return new RuleBook(new RuleSettings(rules).entries(), longestShelving);
  }

  private List<RuleEntry> entries() {
    List<String> inFile = rules.unreadNames();
    // First what is always there: of names that share a variable, the variable is theirs.
    Section high = rules.section("high");
    add("high", high, new RuleReader("high", high).high());
    Section silence = rules.section("silence");
    add("silence", silence, new RuleReader("silence", silence).silence());
    for (String name : inFile) {
      if (!ALWAYS.contains(name)) {
        Section section = rules.section(name);
        add(name, section, new RuleReader(name, section).named());
      }
    }
    return Stream.concat(inFile.stream(), ALWAYS.stream())
        .distinct()
        .flatMap(name -> Optional.ofNullable(read.get(name)).stream())
        .toList();
  }

  private void add(String name, Section section, Optional<RuleEntry> entry) {
    entry.ifPresent(
        rule -> {
          String sensors = rule.sensors().pattern();
          Optional<String> other =
              Optional.ofNullable(places.putIfAbsent(rule.rule().kind() + " " + sensors, name));
          if (other.isEmpty()) {
            read.put(name, rule);
          } else {
            section.refuseValue(
                "sensors",
                sensors,
                "rules.%s is for the same and of the same kind; name others or change that one"
                    .formatted(other.get()));
          }
        });
  }
}
