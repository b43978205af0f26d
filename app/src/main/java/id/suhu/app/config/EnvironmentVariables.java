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

/** The environment variables that are Suhu's, each until it was taken. Single-threaded. */
final class EnvironmentVariables {

  private static final String PREFIX = "SUHU_";

  /** What the launcher reads. */
  private static final Set<String> RESERVED = Set.of("SUHU_JAVA_OPTS");

  private final NavigableMap<String, String> left = new TreeMap<>();

  /** The keys that took one, by its name. */
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
   * The variable of a key: {@code SUHU_RULES_HIGH_ON_DELAY} for {@code rules.high.onDelay}. Keys
   * that people name themselves may share one.
   */
  static String nameOf(String key) {
    return PREFIX
        + key.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1_$2")
            .replaceAll("[^\\p{L}\\d]", "_")
            .toUpperCase(Locale.ROOT);
  }

  /** Whether a variable sets the key, and no other key took it. */
  boolean has(String key) {
    return left.containsKey(nameOf(key));
  }

  /** The other key that took the variable of this one. */
  Optional<String> otherTaker(String key) {
    return Optional.ofNullable(takers.get(nameOf(key))).filter(taker -> !taker.equals(key));
  }

  /** The variable of the key {@code section + name}. */
  Optional<Given> take(String section, String name) {
    String variable = nameOf(section + name);
    Optional<String> value = Optional.ofNullable(left.remove(variable));
    value.ifPresent(taken -> takers.put(variable, section + name));
    return value.map(text -> new Given(name, Place.variable(variable), text.strip()));
  }

  /**
   * The variables below a section whose keys are lower-case words joined by dots, as Kafka's
   * settings are.
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

  /** The names that nothing asked for. */
  Set<String> left() {
    return left.keySet();
  }
}
