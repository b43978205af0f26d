package id.suhu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final Pattern VALUE =
      Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*(\\d*)(\\.\\d+)?[a-z]");

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameValues() throws IOException {
    assertThat(valuesOf("id")).isEqualTo(valuesOf("en"));
  }

  /** The places for values in each text, by key. */
  private static Map<String, List<String>> valuesOf(String language) throws IOException {
    Properties texts = new Properties();
    try (var file =
        Objects.requireNonNull(
            CatalogueTest.class.getResourceAsStream(
                "/id/suhu/texts_" + language + ".properties"))) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    Map<String, List<String>> values = new TreeMap<>();
    texts.forEach(
        (key, text) ->
            values.put(
                (String) key,
                VALUE.matcher((String) text).results().map(MatchResult::group).sorted().toList()));
    return values;
  }
}
