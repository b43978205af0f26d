package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import id.suhu.core.condition.Condition;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import id.suhu.messages.Numbers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the alarm rules of a plant: {@code high} and {@code silence}, which always exist, and those
 * that the file defines. Their order is that of the file; the ones missing there come last. Also
 * reads what applies to the alarms of every rule. Single-threaded.
 */
final class RuleSettings {

  /** What only one rule can have. */
  private record Scope(Condition.Kind kind, Glob sensors) {}

  private static final Form<Duration> SHELVING =
      new DurationForm(RuleBook.SHORTEST_SHELVING)::parse;

  private final Section rules;

  /** The rules that could be read, by name. */
  private final Map<String, RuleEntry> entries = new HashMap<>();

  private final Map<String, Section> sections = new HashMap<>();

  /** The names of the rules by what they apply to. */
  private final Map<Scope, String> names = new HashMap<>();

  private RuleSettings(Section rules) {
    this.rules = rules;
  }

  static RuleBook read(Section rules, Section alarms) {
    return new RuleSettings(rules)
        .book(alarms.value("longestShelving", SHELVING, RuleBook.A_SHIFT));
  }

  private RuleBook book(Duration longestShelving) {
    List<String> inFile = rules.unreadNames();
    List<String> fixed = List.of(Rule.HIGH.name(), Rule.SILENCE.name());
    // Read first: where keys share an environment variable, it belongs to the fixed rules.
    read(Rule.HIGH.name(), RuleReader::high);
    read(Rule.SILENCE.name(), RuleReader::silence);
    inFile.stream()
        .filter(name -> !fixed.contains(name))
        .forEach(name -> read(name, RuleReader::named));
    RuleBook book =
        new RuleBook(
            Stream.concat(inFile.stream(), fixed.stream())
                .distinct()
                .map(entries::get)
                .filter(Objects::nonNull)
                .toList(),
            longestShelving);
    new HiddenLimits(book).all().forEach(this::refuse);
    return book;
  }

  private void refuse(HiddenLimits.Hidden hidden) {
    Optional.ofNullable(sections.get(hidden.range()))
        .ifPresent(
            section ->
                section.refuse(
                    hidden.key(),
                    "it hides %s, since no rule evaluates a reading outside the rated range"
                        .formatted(what(hidden))));
  }

  private static String what(HiddenLimits.Hidden hidden) {
    String celsius = Numbers.temperature(hidden.celsius());
    return hidden.clears()
        ? "%s °C, at which rules.%s is cleared".formatted(celsius, hidden.hidden())
        : "the limit %s °C of rules.%s".formatted(celsius, hidden.hidden());
  }

  private void read(String name, Function<RuleReader, Optional<RuleEntry>> how) {
    Section section = rules.section(name);
    sections.put(name, section);
    how.apply(new RuleReader(name, section)).ifPresent(entry -> add(name, section, entry));
  }

  private void add(String name, Section section, RuleEntry entry) {
    Condition.Kind kind = entry.rule().condition().kind();
    String other = names.putIfAbsent(new Scope(kind, entry.sensors()), name);
    if (other == null) {
      entries.put(name, entry);
    } else {
      section.refuse(
          "sensors",
          "rules.%s is also a %s rule of '%s'; a pattern has only one rule of each kind"
              .formatted(other, kind.name().toLowerCase(Locale.ROOT), entry.sensors()));
    }
  }
}
