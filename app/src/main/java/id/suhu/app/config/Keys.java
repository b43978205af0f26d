package id.suhu.app.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The existing keys — every key becomes known by being read — and their values from the environment
 * and the options. Single-threaded.
 */
final class Keys {

  private record Unknown(Place place, String section, String name) {}

  private final EnvironmentVariables environment;
  private final List<OptionValue> options;
  private final Faults faults;
  private final NavigableSet<String> known = new TreeSet<>();
  private final List<String> openSections = new ArrayList<>();
  private final List<Unknown> unknown = new ArrayList<>();

  /** What is wrong with a key that does not exist here, by the key. */
  private final Map<String, String> explanations = new HashMap<>();

  Keys(EnvironmentVariables environment, List<OptionValue> options, Faults faults) {
    this.environment = environment;
    this.options = List.copyOf(options);
    this.faults = faults;
  }

  Faults faults() {
    return faults;
  }

  /** Returns all keys that were read, in full. */
  NavigableSet<String> known() {
    return known;
  }

  /** Returns the values that override the file for a key, the strongest last. */
  List<Given> overrides(String section, String name) {
    String key = section + name;
    known.add(key);
    List<Given> given = new ArrayList<>();
    environment.take(section, name).ifPresent(given::add);
    environment.otherTaker(key).ifPresent(other -> shared(key, other));
    for (int i = 0; i < options.size(); i++) {
      OptionValue option = options.get(i);
      if (option.key().equals(key)) {
        given.add(new Given(name, Place.option(i, option.option()), option.value().strip()));
      }
    }
    return given;
  }

  private void shared(String key, String other) {
    faults.add(
        Place.variable(EnvironmentVariables.nameOf(key)),
        "both %s and %s have this variable; set them in the file".formatted(other, key));
  }

  /** Returns whether a variable that was not taken, or an option, sets a key. */
  boolean isOverridden(String key) {
    return environment.has(key) || options.stream().anyMatch(option -> option.key().equals(key));
  }

  /** Sets the fault to report for a key if it was not read. */
  void explain(String key, String fault) {
    explanations.put(key, fault);
  }

  /** Returns the environment's values for the keys of a section with arbitrary keys. */
  List<Given> variablesIn(String section) {
    openSections.add(section);
    return environment.takeAllIn(section);
  }

  /** Notes a key that was not read; reported once all keys are known. */
  void unknown(Place place, String section, String name) {
    unknown.add(new Unknown(place, section, name));
  }

  /**
   * @throws IllegalArgumentException if an option sets a key that does not exist
   */
  void refuseUnknown() {
    for (OptionValue option : options) {
      if (!known.contains(option.key())) {
        throw new IllegalArgumentException(
            "option %s sets the key '%s', which does not exist"
                .formatted(option.option(), option.key()));
      }
    }
    unknown.forEach(this::refuse);
    refuseLeftVariables();
  }

  private void refuse(Unknown key) {
    String name = key.section() + key.name();
    String explanation = explanations.get(name);
    faults.add(
        key.place(),
        explanation != null ? explanation : "'" + name + "' is not a key" + advice(key));
  }

  private void refuseLeftVariables() {
    List<String> variables = known.stream().map(EnvironmentVariables::nameOf).toList();
    Map<String, String> explained = new HashMap<>();
    explanations.forEach((key, fault) -> explained.put(EnvironmentVariables.nameOf(key), fault));
    for (String name : environment.left()) {
      String explanation = explained.get(name);
      faults.add(
          Place.variable(name),
          explanation != null
              ? explanation
              : "no key has this name"
                  + NearestName.of(name, variables).map(Keys::didYouMean).orElse(""));
    }
  }

  private String advice(Unknown key) {
    Collection<String> siblings = siblings(key.section());
    Optional<String> sibling = NearestName.of(key.name(), siblings);
    Optional<String> elsewhere =
        known.stream().filter(k -> k.endsWith("." + key.name())).findFirst();
    return sibling
        .map(name -> key.section() + name)
        .or(() -> elsewhere)
        .map(Keys::didYouMean)
        .orElse("; there are " + String.join(", ", siblings));
  }

  /** Returns the names in a section, including its sections. */
  private Collection<String> siblings(String section) {
    NavigableSet<String> names = new TreeSet<>();
    for (String key : known) {
      if (key.startsWith(section)) {
        names.add(key.substring(section.length()).split("\\.", 2)[0]);
      }
    }
    openSections.stream()
        .filter(open -> open.startsWith(section))
        .map(open -> open.substring(section.length()).split("\\.", 2)[0])
        .forEach(names::add);
    return names;
  }

  private static String didYouMean(String name) {
    return "; did you mean '" + name + "'?";
  }
}
