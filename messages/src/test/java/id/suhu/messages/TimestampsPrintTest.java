package id.suhu.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsPrintTest {

  private static final DateTimeFormatter FORMATTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "951782399999, 2000-02-28T23:59:59.999Z",
    "951782400000, 2000-02-29T00:00:00.000Z",
    "253402300799999, 9999-12-31T23:59:59.999Z",
    "-1, 1969-12-31T23:59:59.999Z",
  })
  void areAlwaysInUtcWithMilliseconds(long epochMs, String text) {
    assertThat(Timestamps.print(epochMs)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void equalTheOutputOfJavasFormatter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      long epochMs = random.nextLong(Timestamps.MAX_MS + 1);
      assertThat(Timestamps.print(epochMs))
          .as("%d ms, seed %d", epochMs, seed)
          .isEqualTo(FORMATTER.format(Instant.ofEpochMilli(epochMs)));
    }
  }
}
