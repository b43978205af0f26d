package id.suhu.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "83.0, 83",
    "83.5, 83.5",
    "-12.25, -12.25",
    "0.0, 0",
    "-0.0, 0",
    "0.1, 0.1",
    "79.99999999999999, 79.99999999999999",
    "9007199254740992, 9007199254740992",
    "1e21, 1E21",
    "-1e21, -1E21",
    "1.5e300, 1.5E300",
    "1e-7, 1E-7"
  })
  void printsTheShortestTextThatReadsBack(double value, String text) {
    assertThat(Numbers.temperature(value)).isEqualTo(text);
    assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
  }
}
