package id.suhu.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"0s", "1ms", "1500ms", "30s", "90s", "90m", "36h", "7d", "-5m"})
  void readsWhatItPrints(String text) {
    assertThat(Durations.print(Durations.read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"60s, 1m", "1.5m, 90s", "0.5s, 500ms", "24h, 1d", "0ms, 0s", "5 m, 5m"})
  void printsTheLargestUnitThatGivesAWholeNumber(String text, String printed) {
    assertThat(Durations.print(Durations.read(text))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30      | a duration needs a unit; did you mean '30s'?
          soon    | a duration is a number with a unit, such as 500ms, 30s, 2m, 1h or 7d
          5 weeks | a duration is a number with a unit, such as 500ms, 30s, 2m, 1h or 7d
          0.5ms   | it must be whole milliseconds
          36501d  | it must be at most 36500d
          """)
  void rejectsInvalidTexts(String text, String rule) {
    assertThatThrownBy(() -> Durations.read(text)).hasMessage(rule);
  }

  /** Its conversion would take seconds, during which no reading is evaluated. */
  @Test
  void rejectsALongNumber() {
    assertThatThrownBy(() -> Durations.read("1." + "0".repeat(65_000) + "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a duration has at most 32 characters; this has 65003");
  }

  @Test
  void acceptsTheMaximum() {
    assertThat(Durations.read("36500d")).isEqualTo(Duration.ofDays(36_500));
  }
}
