package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every key in the file, as a variable and as an option. */
class ConfigurationKeysTest {

  private static final Path EXAMPLE = Path.of("../deploy/suhu.yaml");

  @TempDir Path folder;

  static Stream<KeyExample> everyKey() {
    return KeyExample.ofEveryKey();
  }

  @Test
  void findsEveryKeyInTheExampleFile() {
    // given
    Faults faults = new Faults();
    YamlFile example = YamlFile.read(EXAMPLE, faults);

    // when
    NavigableSet<String> named = new YamlKeys(example).all();

    // then
    assertThat(named).containsAll(knownKeys()).contains("kafka.clientProperties");
  }

  @Test
  void hasAnExampleOfEveryKey() {
    assertThat(KeyExample.ofEveryKey().map(KeyExample::key))
        .containsExactlyInAnyOrderElementsOf(knownKeys());
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void readsEveryKeyFromTheFile(KeyExample example) {
    // given
    Loading loading =
        new Loading().file(folder, inYaml(example.key(), "'" + example.value() + "'"));

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(example.read().apply(configuration)).isEqualTo(example.expected());
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void readsEveryKeyFromAVariable(KeyExample example) {
    // given
    Loading loading = new Loading().variable(example.variable(), example.value());

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(example.read().apply(configuration)).isEqualTo(example.expected());
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void readsEveryKeyFromAnOption(KeyExample example) {
    // given
    Loading loading = new Loading().option("--some-option", example.key(), example.value());

    // when
    Configuration configuration = loading.load();

    // then
    assertThat(example.read().apply(configuration)).isEqualTo(example.expected());
  }

  /** Otherwise one variable would set two keys, or only the key that is read first. */
  @Test
  void assignsAUniqueVariableToEveryKey() {
    assertThat(sharedVariables(knownKeys())).isEmpty();
  }

  @Test
  void detectsKeysThatShareAVariable() {
    assertThat(
            sharedVariables(
                List.of("rules.high.highHigh", "rules.high.high.high", "rules.high.high")))
        .containsOnly(
            entry(
                "SUHU_RULES_HIGH_HIGH_HIGH",
                Set.of("rules.high.highHigh", "rules.high.high.high")));
    assertThat(sharedVariables(List.of("java.opts", "kafka.client.propertiesFile")))
        .containsOnlyKeys("SUHU_JAVA_OPTS", "SUHU_KAFKA_CLIENT_PROPERTIES_FILE");
  }

  /**
   * Returns the variables shared by several of these keys; the launcher's variables and those of
   * sections with arbitrary keys count as keys too.
   */
  private static Map<String, Set<String>> sharedVariables(Collection<String> keys) {
    Map<String, Set<String>> byVariable = new HashMap<>();
    for (String key : keys) {
      String variable = EnvironmentVariables.nameOf(key);
      Set<String> same = byVariable.computeIfAbsent(variable, name -> new HashSet<>());
      same.add(key);
      if (variable.equals("SUHU_JAVA_OPTS")) {
        same.add("the launcher's");
      }
      if (variable.startsWith("SUHU_KAFKA_CLIENT_PROPERTIES_")) {
        same.add("kafka.clientProperties");
      }
    }
    byVariable.values().removeIf(same -> same.size() == 1);
    return byVariable;
  }

  @Test
  void throwsOnAnOptionForAnUnknownKey() {
    assertThatThrownBy(() -> new Loading().option("--x", "rules.low.low", "3 °C").load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option --x sets the key 'rules.low.low', which does not exist");
  }

  private static NavigableSet<String> knownKeys() {
    Keys keys = new Keys(new EnvironmentVariables(Map.of()), List.of(), new Faults());
    Configuration.read(Section.root(YamlFile.EMPTY, keys));
    return keys.known();
  }

  /** Returns {@code a: {b: value}} for the key {@code a.b}. */
  private static String inYaml(String key, String value) {
    int dot = key.indexOf('.');
    return dot < 0
        ? key + ": " + value
        : key.substring(0, dot) + ": {" + inYaml(key.substring(dot + 1), value) + "}";
  }
}
