package id.suhu.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys below one key: what the file says for them, overridden by the environment and the
 * options. What is not read is unknown. Single-threaded.
 */
final class Section {

  /** What the file has for one key. */
  private record Entry(Node key, Node value) {}

  private final Keys keys;
  private final YamlFile file;

  /** Empty, or ends with a dot. */
  private final String prefix;

  /** Where the file has it; for what the file does not have, where it would stand. */
  private final Place place;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Section> sections = new ArrayList<>();

  /** The strongest value of each key that was read and has one. */
  private final Map<String, Given> strongest = new HashMap<>();

  /** The keys with a fault, by name; the empty one for the section itself. */
  private final Set<String> faulty = new HashSet<>();

  private Section(Keys keys, YamlFile file, String prefix, Place place) {
    this.keys = keys;
    this.file = file;
    this.prefix = prefix;
    this.place = place;
  }

  static Section root(YamlFile file, Keys keys) {
    Section root = new Section(keys, file, "", Place.inFile(file.name()));
    file.root().ifPresent(root::fill);
    return root;
  }

  Section section(String name) {
    Optional<Entry> entry = Optional.ofNullable(entries.remove(name));
    Section section =
        new Section(
            keys,
            file,
            prefix + name + ".",
            entry.map(found -> file.placeOf(found.key())).orElse(place));
    sections.add(section);
    entry.ifPresent(found -> section.fill(found.value()));
    return section;
  }

  /** The names that the file has here and nobody read yet, in its order. */
  List<String> unreadNames() {
    return List.copyOf(entries.keySet());
  }

  /** Whether anything gives a value for a key that nobody read yet. */
  boolean has(String name) {
    return entries.containsKey(name) || keys.isOverridden(prefix + name);
  }

  /** The value of a key that always has one. */
  <T> T value(String name, Form<T> form, T standard) {
    T value = standard;
    for (Given given : given(name)) {
      if (given.text().isEmpty()) {
        fault(given, "has no value; leave it out for the default");
      } else {
        value = parse(given, form).orElse(value);
      }
    }
    return value;
  }

  /** The value of a key that must be given; empty after a fault. */
  <T> Optional<T> required(String name, Form<T> form) {
    List<Given> given = given(name);
    if (given.isEmpty()) {
      fault(new Given(name, place, ""), "is missing");
    }
    Optional<T> value = Optional.empty();
    for (Given each : given) {
      if (each.text().isEmpty()) {
        fault(each, "has no value");
      } else {
        value = parse(each, form);
      }
    }
    return value;
  }

  /** The value of a key that may have none; the key without a value says so. */
  <T> Optional<T> optional(String name, Form<T> form) {
    Optional<T> value = Optional.empty();
    for (Given given : given(name)) {
      value = given.text().isEmpty() ? Optional.empty() : parse(given, form);
    }
    return value;
  }

  /** All keys of a section that may hold any, the strongest of each name last. */
  List<Given> anyKeys() {
    List<Given> all = new ArrayList<>();
    for (String name : List.copyOf(entries.keySet())) {
      takeFromFile(name).ifPresent(all::add);
    }
    all.addAll(keys.variablesIn(prefix));
    return all;
  }

  /** Notes what is wrong with a key of this section, without its value. */
  void fault(Given given, String what) {
    faulty.add(given.name());
    keys.faults().add(given.place(), prefix + given.name() + " " + what);
  }

  /** Notes the rule that the value of a key breaks, the default where none is given. */
  void refuseValue(String name, String standard, String what) {
    Given given = strongest.getOrDefault(name, new Given(name, place, standard));
    fault(given, "is '" + given.text() + "': " + what);
  }

  /** Notes what is wrong with this section as a whole. */
  void refuse(String what) {
    faulty.add("");
    keys.faults().add(place, describe() + " " + what);
  }

  /** Whether none of some keys has a fault. */
  boolean isSound(String... names) {
    return Arrays.stream(names).noneMatch(faulty::contains);
  }

  /** Whether nothing here has a fault. */
  boolean isSound() {
    return faulty.isEmpty();
  }

  /** Takes a key without looking at its value. */
  void skip(String name) {
    given(name);
  }

  /** What to say of a key that is none here, as its name alone does not tell. */
  void explain(String name, String why) {
    keys.explain(prefix + name, prefix + name + " " + why);
  }

  /** Notes the keys that nobody read, here and below. */
  void refuseUnread() {
    entries.forEach((name, entry) -> keys.unknown(file.placeOf(entry.key()), prefix, name));
    sections.forEach(Section::refuseUnread);
  }

  private <T> Optional<T> parse(Given given, Form<T> form) {
    try {
      return Optional.of(form.parse(given.text()));
    } catch (IllegalArgumentException e) {
      fault(given, "is '" + given.text() + "': " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<Given> given(String name) {
    List<Given> given = new ArrayList<>();
    takeFromFile(name).ifPresent(given::add);
    given.addAll(keys.overrides(prefix, name));
    given.forEach(each -> strongest.put(name, each));
    return given;
  }

  private Optional<Given> takeFromFile(String name) {
    Entry entry = entries.remove(name);
    if (entry == null) {
      return Optional.empty();
    }
    Place at = file.placeOf(entry.key());
    if (entry.value() instanceof ScalarNode scalar) {
      String text = scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue().strip();
      return Optional.of(new Given(name, at, text));
    }
    fault(new Given(name, at, ""), "must be one value, not a list or section");
    return Optional.empty();
  }

  private void fill(Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else if (!node.getTag().equals(Tag.NULL)) {
      faulty.add("");
      keys.faults().add(file.placeOf(node), describe() + " must hold keys with values");
    }
  }

  private void add(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    if (!(key instanceof ScalarNode scalar)) {
      keys.faults().add(file.placeOf(key), "a key of " + describe() + " must be a plain name");
      return;
    }
    Entry first = entries.putIfAbsent(scalar.getValue(), new Entry(key, tuple.getValueNode()));
    if (first != null) {
      keys.faults()
          .add(
              file.placeOf(key),
              "'%s%s' is given twice, first on line %d"
                  .formatted(prefix, scalar.getValue(), file.placeOf(first.key()).line()));
    }
  }

  private String describe() {
    return prefix.isEmpty() ? "the file" : "'" + prefix.substring(0, prefix.length() - 1) + "'";
  }
}
