package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void sentenceInBothLanguagesIsTwoLines() {
    Texts texts = new Texts(Language.BOTH);

    assertThat(texts.sentence("stopped").lines()).hasSize(2);
    assertThat(new Texts(Language.ID).sentence("stopped").lines()).hasSize(1);
  }

  @Test
  void aMissingTextIsReplaced() {
    Texts texts = new Texts(Language.ID);

    assertThat(texts.getOr("known", "other")).isEqualTo("Dikenal");
    assertThat(texts.getOr("unknown", "other")).isEqualTo("other");
  }

  @Test
  void valuesAreEscapedForTheTerminal() {
    Texts texts = new Texts(Language.EN);

    assertThat(texts.get("quoted", "a\u001b[2J\nb\u202e")).endsWith("a\\u001B[2J\\u000Ab\\u202E");
    assertThat(texts.get("quoted", new IllegalStateException("\u2028")))
        .endsWith("IllegalStateException: \\u2028");
  }
}
