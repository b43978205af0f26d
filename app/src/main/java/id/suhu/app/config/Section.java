package id.suhu.app.config;

import java.util.ArrayList;
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

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Section> sections = new ArrayList<>();

  private Section(Keys keys, YamlFile file, String prefix) {
    this.keys = keys;
    this.file = file;
    this.prefix = prefix;
  }

  static Section root(YamlFile file, Keys keys) {
    Section root = new Section(keys, file, "");
    file.root().ifPresent(root::fill);
    return root;
  }

  Section section(String name) {
    Section section = new Section(keys, file, prefix + name + ".");
    sections.add(section);
    Entry entry = entries.remove(name);
    if (entry != null) {
      section.fill(entry.value());
    }
    return section;
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
