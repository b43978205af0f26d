package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Seeds;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "S1, S1, true",
    "S1, s1, false",
    "S1, S10, false",
    "S1, XS1, false",
    "*, S1, true",
    "*, '', true",
    "?, '', false",
    "S?, S1, true",
    "S?, S, false",
    "S?, S12, false",
    "press-*/bearing, press-4/bearing, true",
    "press-*/bearing, press-/bearing, true",
    "press-*/bearing, press-4/oil, false",
    "*bearing, press-4/bearing, true",
    "*a*b, aab, true",
    "*a*b, ba, false",
    "**, x, true",
    "a**b, ab, true",
    "*?, '', false",
    "*?*, x, true",
    "ab*ba, aba, false",
    "ab*ba, abba, true",
    "*.+(, x.+(, true",
    "[a], a, false",
  })
  void matchesNames(String pattern, String name, boolean matches) {
    assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
  }

  static LongStream seeds() {
    return Seeds.upTo(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void matchesWhatTheSameRegularExpressionMatches(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          for (int i = 0; i < 200; i++) {
            String pattern = "a" + some(random, "ab*?", 6);
            String name = "a" + some(random, "ab", 8);
            Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'));

            assertThat(new Glob(pattern).matches(name))
                .as("%s on %s", pattern, name)
                .isEqualTo(regex.matcher(name).matches());
          }
        });
  }

  private static String some(Random random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  /** A matcher that tries every way would not end in a lifetime. */
  @Test
  void isQuickOnAPatternThatCouldMatchInManyWays() {
    Glob glob = new Glob("*a".repeat(30) + "*b");
    String name = "a".repeat(10_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(glob.matches(name)).isFalse();
          assertThat(glob.matches(name + "b")).isTrue();
          assertThat(new Glob("*a*a*a*b").matches(name)).isFalse();
        });
  }

  @Test
  void knowsNamesAndHowMuchAPatternSays() {
    assertThat(new Glob("S1").isName()).isTrue();
    assertThat(new Glob("S*").isName()).isFalse();
    assertThat(new Glob("S?").isName()).isFalse();
    assertThat(new Glob("press-*/b?").literals()).isEqualTo(8);
    assertThat(Glob.ALL.literals()).isZero();
    assertThat(new Glob("press-*")).hasToString("press-*");
  }

  @Test
  void refusesAnEmptyPattern() {
    assertThatThrownBy(() -> new Glob(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pattern must not be empty; '*' matches every name");
  }
}
