package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.rule.Severity;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SensorStatusTest {

  @Test
  void tellsOfASensorThatNothingIsKnownOf() {
    assertThat(status(Watched.byDefault()))
        .isEqualTo(
            new SensorStatus(
                Watched.S1, Optional.empty(), Optional.empty(), Quality.GOOD, 0, 0, List.of()));
  }

  @Test
  void tellsOfTheLatestReadingAndOfWhatNeedsAttention() {
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
                List.of(
                    active("high", Severity.HIGH, 1_000),
                    active("silence", Severity.MEDIUM, 11_100))));
  }

  @Test
  void stillTellsOfAnAlarmThatClearedAndNobodyAcknowledged() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).reads(2_000, 70);

    assertThat(status(sensor).alarms())
        .extracting(AlarmStatus::state)
        .containsExactly(StateName.RETURNED_UNACKNOWLEDGED);
  }

  @Test
  void tellsOfAnAlarmThatIsPutAsideAndWasNeverRaised() {
    Watched sensor =
        Watched.byDefault()
            .asks("high", new Shelve(Duration.ofSeconds(60)), 1_000)
            .asks("silence", new TakeOutOfService(), 2_000);

    // The wall clock was set forward by an hour since: the shelf ends a minute after it began.
    SensorStatus status = sensor.logic.status(Watched.S1, sensor.state, new Now(3_605_000, 5_000));

    assertThat(status.alarms())
        .containsExactly(
            new AlarmStatus(
                "high",
                StateName.SHELVED,
                false,
                true,
                Severity.HIGH,
                Optional.empty(),
                OptionalLong.of(3_661_000)),
            new AlarmStatus(
                "silence",
                StateName.OUT_OF_SERVICE,
                false,
                true,
                Severity.MEDIUM,
                Optional.empty(),
                OptionalLong.empty()));
  }

  @Test
  void isCriticalBeyondTheSecondLimit() {
    Watched sensor = new Watched(Rules.highHigh(80, 90)).reads(1_000, 85);
    assertThat(status(sensor).alarms().get(0).severity()).isEqualTo(Severity.HIGH);

    sensor.reads(2_000, 95);

    assertThat(status(sensor).alarms().get(0).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void writesQualitiesInSmallLetters() {
    assertThat(Arrays.stream(Quality.values()).map(Quality::code))
        .containsExactly("good", "stale", "bad");
  }

  private static SensorStatus status(Watched sensor) {
    return sensor.logic.status(Watched.S1, sensor.state, new Now(0, 0));
  }

  private static AlarmStatus active(String rule, Severity severity, long raisedMs) {
    return new AlarmStatus(
        rule,
        StateName.ACTIVE_UNACKNOWLEDGED,
        true,
        false,
        severity,
        Optional.of(new Occurrence(raisedMs, raisedMs, raisedMs, 1)),
        OptionalLong.empty());
  }
}
