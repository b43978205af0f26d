package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*,          S1,          true",
    "S1,         S1,          true",
    "S1,         S12,         false",
    "S1,         s1,          false",
    "S?,         S1,          true",
    "S?,         S,           false",
    "S?,         S12,         false",
    "S*,         S,           true",
    "*-bearing,  m4-bearing,  true",
    "*-bearing,  m4-bearings, false",
    "m*-b*-?,    m4-bearing-2,true",
    "m*-b*-?,    m4-bearing-22,false",
    "*a*a*,      banana,      true",
    "*b*b*,      banana,      false",
    "a.c,        abc,         false",
    "Kompor*,    Kompor é,    true",
  })
  void matchesIds(String pattern, String id, boolean matches) {
    assertThat(new Glob(pattern).matches(id)).isEqualTo(matches);
  }

  @Test
  @Timeout(10)
  void matchesInBoundedTime() {
    assertThat(new Glob("*a".repeat(60) + "b").matches("a".repeat(128))).isFalse();
  }

  @Test
  void rejectsAnEmptyPattern() {
    assertThatThrownBy(() -> new Glob(""))
        .hasMessage("a pattern must not be empty; '*' matches every id");
  }
}
