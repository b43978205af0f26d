package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "id_ID.UTF-8, ID",
    "id, ID",
    "en_GB.UTF-8, EN",
    "en-US, EN",
    "C.UTF-8, BOTH",
    "POSIX, BOTH",
    "de_DE.UTF-8, BOTH",
  })
  void localeDeterminesTheLanguage(String locale, Language language) {
    assertThat(Language.of(Map.of("LANG", locale))).isEqualTo(language);
  }

  @Test
  void withoutALocaleTextsAreInBothLanguages() {
    assertThat(Language.of(Map.of())).isEqualTo(Language.BOTH);
    assertThat(Language.of(Map.of("LC_ALL", ""))).isEqualTo(Language.BOTH);
  }

  @Test
  void localeOfMessagesTakesPrecedence() {
    Map<String, String> environment = Map.of("LANG", "en_US.UTF-8", "LC_MESSAGES", "id_ID.UTF-8");

    assertThat(Language.of(environment)).isEqualTo(Language.ID);
  }

  @Test
  void bothIsIndonesianThenEnglish() {
    assertThat(Language.BOTH.of("Suhu terlalu tinggi", "Temperature too high"))
        .isEqualTo("Suhu terlalu tinggi / Temperature too high");
    assertThat(Language.BOTH.of("ALARM", "ALARM")).isEqualTo("ALARM");
  }
}
