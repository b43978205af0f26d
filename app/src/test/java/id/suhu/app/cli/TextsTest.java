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

class TextsTest {

  private static final Pattern VALUE =
      Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*(\\d*)(\\.\\d+)?[a-z]");

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameValues() throws IOException {
    assertThat(valuesOf("id")).isEqualTo(valuesOf("en"));
  }

  @Test
  void sentenceInBothLanguagesIsTwoLines() {
    Texts texts = new Texts(Language.BOTH);

    assertThat(texts.sentence("stopped").lines()).hasSize(2);
    assertThat(new Texts(Language.ID).sentence("stopped").lines()).hasSize(1);
  }

  @Test
  void textThatTheCatalogueLacksIsReplaced() {
    Texts texts = new Texts(Language.ID);

    assertThat(texts.getOr("event.cleared", "cleared")).isEqualTo("Pulih");
    assertThat(texts.getOr("event.invented_later", "invented_later")).isEqualTo("invented_later");
  }

  /** The places for values in each text, by key. */
  private static Map<String, List<String>> valuesOf(String language) throws IOException {
    Properties texts = new Properties();
    try (var file =
        Objects.requireNonNull(
            TextsTest.class.getResourceAsStream("texts_" + language + ".properties"))) {
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

  @Test
  void nothingInAValueActsOnATerminal() {
    Texts texts = new Texts(Language.EN);

    assertThat(texts.get("kafka.right", "a\u001b[2J\nb\u202e"))
        .endsWith("a\\u001B[2J\\u000Ab\\u202E");
    assertThat(texts.get("kafka.right", new IllegalStateException("\u2028")))
        .endsWith("IllegalStateException: \\u2028");
  }
}
