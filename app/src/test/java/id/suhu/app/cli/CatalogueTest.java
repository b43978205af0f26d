package id.suhu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  private static final Pattern SPECIFIER =
      Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*(\\d*)(\\.\\d+)?[a-z]");

  @ParameterizedTest
  @ValueSource(strings = {"app", "spark"})
  void hasTheSameKeysAndFormatSpecifiersInBothLanguages(String module) throws IOException {
    assertThat(specifiersOf(module, "id")).isNotEmpty().isEqualTo(specifiersOf(module, "en"));
  }

  /** Returns the format specifiers of each text, by key. */
  private static Map<String, List<String>> specifiersOf(String module, String language)
      throws IOException {
    Properties texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(
            Path.of(
                "..", module, "src/main/resources/id/suhu/texts_" + language + ".properties"))) {
      texts.load(file);
    }
    Map<String, List<String>> values = new TreeMap<>();
    texts.forEach(
        (key, text) ->
            values.put(
                (String) key,
                SPECIFIER
                    .matcher((String) text)
                    .results()
                    .map(MatchResult::group)
                    .sorted()
                    .toList()));
    return values;
  }
}
