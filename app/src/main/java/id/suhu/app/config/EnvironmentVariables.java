package id.suhu.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Suhu's environment variables, each until it is taken. Single-threaded. */
final class EnvironmentVariables {

  private static final String PREFIX = "SUHU_";

  /** Read by the launcher. */
  private static final Set<String> RESERVED = Set.of("SUHU_JAVA_OPTS");

  private final NavigableMap<String, String> left = new TreeMap<>();

  /** The key that took a variable, by the variable. */
  private final Map<String, String> takers = new HashMap<>();

  EnvironmentVariables(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !RESERVED.contains(name)) {
            left.put(name, value);
          }
        });
  }

  /**
   * Returns the variable of a key: {@code SUHU_RULES_HIGH_ON_DELAY} for {@code rules.high.onDelay}.
   * Keys of rules with names of the plant's choice may share a variable.
   */
  static String nameOf(String key) {
    return PREFIX
        + key.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1_$2")
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "_")
            .toUpperCase(Locale.ROOT);
  }

  /** Returns whether a key has a variable that was not taken. */
  boolean has(String key) {
    return left.containsKey(nameOf(key));
  }

  /** Returns another key that took the variable of this key. */
  Optional<String> otherTaker(String key) {
    return Optional.ofNullable(takers.get(nameOf(key))).filter(taker -> !taker.equals(key));
  }

  /** Takes the variable of the key {@code section + name}. */
  Optional<Given> take(String section, String name) {
    String variable = nameOf(section + name);
    String value = left.remove(variable);
    if (value == null) {
      return Optional.empty();
    }
    takers.put(variable, section + name);
    return Optional.of(new Given(name, Place.variable(variable), value.strip()));
  }

  /**
   * Takes the variables of a section whose keys are lower-case words joined by dots, like Kafka's
   * settings.
   */
  List<Given> takeAllIn(String section) {
    String start = nameOf(section);
    List<Given> taken = new ArrayList<>();
    for (String variable : List.copyOf(left.keySet())) {
      if (variable.startsWith(start)) {
        String end = variable.substring(start.length());
        take(section, end.toLowerCase(Locale.ROOT).replace('_', '.')).ifPresent(taken::add);
      }
    }
    return taken;
  }

  /** Returns the names that were not taken. */
  Set<String> left() {
    return left.keySet();
  }
}
