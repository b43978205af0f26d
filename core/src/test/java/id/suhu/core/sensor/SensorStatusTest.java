package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.Severity;
import id.suhu.core.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensorStatusTest {

  @Test
  void reportsASensorWithoutReadings() {
    assertThat(status(Watched.byDefault()))
        .isEqualTo(
            new SensorStatus(
                Watched.S1,
                Optional.empty(),
                Optional.empty(),
                Quality.GOOD,
                0,
                0,
                List.of("high", "silence"),
                List.of()));
  }

  @Test
  void reportsTheLatestReadingAndAlarmsThatNeedAttention() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 1_000, 85, Optional.of("press-4"), false)
            .reads(500, 1_100, 20)
            .fallsSilent(11_100);

    assertThat(status(sensor))
        .isEqualTo(
            new SensorStatus(
                Watched.S1,
                Optional.of("press-4"),
                Optional.of(new LatestReading(1_000, 85, false)),
                Quality.STALE,
                2,
                1,
                List.of("high", "silence"),
                List.of(
                    new AlarmStatus(
                        "high", "active_unacknowledged", true, false, Severity.HIGH, 1_000, 1_000),
                    new AlarmStatus(
                        "silence",
                        "active_unacknowledged",
                        true,
                        false,
                        Severity.MEDIUM,
                        11_100,
                        11_100))));
  }

  @Test
  void reportsAClearedUnacknowledgedAlarm() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).reads(2_000, 70);

    assertThat(status(sensor).alarms())
        .extracting(AlarmStatus::state)
        .containsExactly("returned_unacknowledged");
  }

  @Test
  void hasNoStatusForAnAlarmThatWasNeverRaised() {
    assertThatThrownBy(() -> AlarmStatus.of(Alarm.of(Rule.HIGH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was never raised");
  }

  @Test
  void writesQualitiesInLowerCase() {
    assertThat(Arrays.stream(Quality.values()).map(Quality::code))
        .containsExactly("good", "stale", "bad");
  }

  private static SensorStatus status(Watched sensor) {
    return SensorStatus.of(sensor.state());
  }
}
