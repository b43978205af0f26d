package id.suhu.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys below one key: their values in the file, overridden by the environment and the options.
 * Keys that are not read are unknown. Single-threaded.
 */
final class Section {

  /** The file's content for one key. */
  private record Entry(Node key, Node value) {}

  private final Keys keys;
  private final YamlFile file;

  /** Empty, or ends with a dot. */
  private final String prefix;

  /** The location of its key in the file; if the file does not have it, of the section around. */
  private final Place place;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Section> sections = new ArrayList<>();

  /** The strongest value of each key that was read and is set. */
  private final Map<String, Given> strongest = new HashMap<>();

  private boolean holdsKeys = true;

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
    Entry entry = entries.remove(name);
    Section section =
        new Section(
            keys, file, prefix + name + ".", entry == null ? place : file.placeOf(entry.key()));
    sections.add(section);
    if (entry != null) {
      section.fill(entry.value());
    }
    return section;
  }

  /** Returns the names in the file that were not read, in the order of the file. */
  List<String> unreadNames() {
    return List.copyOf(entries.keySet());
  }

  /** Returns whether a key that was not read is set anywhere. */
  boolean has(String name) {
    return entries.containsKey(name) || keys.isOverridden(prefix + name);
  }

  /** Returns whether the file has keys here, or nothing at all, rather than a value. */
  boolean holdsKeys() {
    return holdsKeys;
  }

  /** Returns the value of a key with a default. */
  <T> T value(String name, Form<T> form, T standard) {
    T value = standard;
    for (Given given : given(name)) {
      if (given.text().isEmpty()) {
        fault(given, "has no value; omit the key for the default");
      } else {
        value = parse(given, form).orElse(value);
      }
    }
    return value;
  }

  /** Returns the value of a key without a default; a key without a value means none. */
  <T> Optional<T> optional(String name, Form<T> form) {
    Optional<T> value = Optional.empty();
    for (Given given : given(name)) {
      value = given.text().isEmpty() ? Optional.empty() : parse(given, form);
    }
    return value;
  }

  /**
   * Returns the value of a key, or empty after a fault.
   *
   * @param standard the default; if empty, the key must be set
   */
  <T> Optional<T> checked(String name, Form<T> form, Optional<T> standard) {
    boolean inFile = entries.containsKey(name);
    List<Given> given = given(name);
    if (given.isEmpty() && inFile) {
      // A list or section, which has been reported.
      return Optional.empty();
    }
    if (given.isEmpty() && standard.isEmpty()) {
      keys.faults().add(place, prefix + name + " is missing");
    }
    Optional<T> value = standard;
    for (Given each : given) {
      if (each.text().isEmpty()) {
        fault(
            each, "has no value" + (standard.isPresent() ? "; omit the key for the default" : ""));
        value = Optional.empty();
      } else {
        value = parse(each, form);
      }
    }
    return value;
  }

  /** Returns all keys of a section with arbitrary keys, the strongest of each name last. */
  List<Given> anyKeys() {
    List<Given> all = new ArrayList<>();
    for (String name : List.copyOf(entries.keySet())) {
      takeFromFile(name).ifPresent(all::add);
    }
    all.addAll(keys.variablesIn(prefix));
    return all;
  }

  /** Notes a fault of a key in this section, without its value. */
  void fault(Given given, String what) {
    keys.faults().add(given.place(), prefix + given.name() + " " + what);
  }

  /** Notes that the value of a key that was read, or its default, breaks a rule. */
  void refuse(String name, String rule) {
    Given given = strongest.get(name);
    if (given == null) {
      keys.faults().add(place, prefix + name + " is not set: " + rule);
    } else {
      fault(given, "is '" + given.text() + "': " + rule);
    }
  }

  /** Notes a fault of this section as a whole. */
  void refuse(String what) {
    keys.faults().add(place, describe() + " " + what);
  }

  /** Reads a key without its value, so that it is not reported as unknown. */
  void skip(String name) {
    given(name);
  }

  /** Explains why a key does not exist here, for the report if it is set. */
  void explain(String name, String why) {
    keys.explain(prefix + name, prefix + name + " " + why);
  }

  /** Notes the keys that were not read, in this section and below. */
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
    Place place = file.placeOf(entry.key());
    if (entry.value() instanceof ScalarNode scalar) {
      String text = scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue().strip();
      return Optional.of(new Given(name, place, text));
    }
    keys.faults().add(place, prefix + name + " must be one value, not a list or section");
    return Optional.empty();
  }

  private void fill(Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else if (!node.getTag().equals(Tag.NULL)) {
      holdsKeys = false;
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
