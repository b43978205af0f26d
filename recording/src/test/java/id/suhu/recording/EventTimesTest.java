package id.suhu.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

  @ParameterizedTest
  @CsvSource({
    "2012-01-01T15:56:18.300Z, 1325433378300",
    "2012-01-01t15:56:18.3z, 1325433378300",
    "2012-01-01T22:56:18.3+07:00, 1325433378300",
    "2012-01-01T10:56:18-05:00, 1325433378000",
    // Without an offset: UTC.
    "2012-01-01T15:56:18, 1325433378000",
    "2012-01-01 15:56:18.123456, 1325433378123",
    "2012-01-01 15:56, 1325433360000",
    "2012-01-01 15:56:18Z, 1325433378000",
    // A number: seconds below 1e11, milliseconds above.
    "1325433378, 1325433378000",
    "1325433378.1, 1325433378100",
    "1325433378300, 1325433378300",
    "1.3254333783e12, 1325433378300",
    "100000000000, 100000000000",
    "99999999999, 99999999999000",
    "0, 0",
  })
  void areParsed(String text, long epochMs) {
    assertThat(new EventTimes().read(text)).isEqualTo(OptionalLong.of(epochMs));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "NaN",
        "1e300",
        "yesterday",
        "2012-01-01",
        "2012-02-30T00:00:00",
        "15:56:18",
        "01/02/2012 15:56:18",
        "1969-12-31T23:59:59Z",
        "1325433378300000",
        "2012-01-01T25:00:00Z",
      })
  void areRejected(String text) {
    assertThat(new EventTimes().read(text)).isEmpty();
  }

  /** The result must not depend on the texts parsed before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areParsedAlikeInAnyOrder(long seed) {
    List<String> parts = new ArrayList<>();
    for (String minute : List.of("2012-01-01T09:40:", "2012-01-01 09:41:", "2012-02-30T09:40:")) {
      for (String second : List.of("00", "59", "60", "7", "07.1", "08.", "09.123456789", "5x")) {
        for (String offset : List.of("", "Z", "+07:00", "-05", "1", ".5")) {
          parts.add(minute + second + offset);
        }
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    EventTimes times = new EventTimes();
    for (int i = 0; i < 20_000; i++) {
      String text = parts.get(random.nextInt(parts.size()));
      assertThat(times.read(text))
          .as("'%s', seed %d", text, seed)
          .isEqualTo(new EventTimes().read(text));
    }
  }
}
