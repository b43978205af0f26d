package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationFormTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "500ms, PT0.5S",
    "30s, PT30S",
    "30 s, PT30S",
    "1.5s, PT1.5S",
    "2m, PT2M",
    "1h, PT1H",
    "7d, PT168H"
  })
  void aDurationIsReadInEachUnit(String text, Duration duration) {
    assertThat(new DurationForm(Duration.ZERO).parse(text)).isEqualTo(duration);
  }
}
