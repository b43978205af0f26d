package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sensor rated for -40 to 250 °C, under the default rules besides. */
class RatedRangeTest {

  private static final Rule RATED =
      new Rule("rated", new RangeCondition(-40, 250, Duration.ofSeconds(10), Severity.MEDIUM));

  private final Watched sensor =
      new Watched(RuleBook.forAll(List.of(Rule.HIGH, Rule.SILENCE, RATED)));

  @ParameterizedTest
  @ValueSource(doubles = {1254, 250.5, -40.5, -273})
  void raisesItsAlarmOnlyAndMakesTheQualityBad(double celsius) {
    sensor.reads(1_000, 70).reads(2_000, celsius);

    assertThat(sensor.journal()).containsExactly("raised rated 2000");
    assertThat(sensor.state().quality()).isEqualTo(Quality.BAD);
    assertThat(sensor.statusDue()).isTrue();
    assertThat(sensor.state().latest().orElseThrow().celsius()).isEqualTo(70);
    assertThat(sensor.state().readings()).isEqualTo(2);
    assertThat(sensor.events.get(0).temperatureCelsius()).hasValue(celsius);
  }

  @ParameterizedTest
  @ValueSource(doubles = {250, -40})
  void acceptsTheLimitsOfTheRange(double celsius) {
    sensor.reads(1_000, celsius);

    assertThat(sensor.state().quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void clearsAfterTheOffDelayWithoutAnotherSuchReading() {
    sensor.reads(1_000, 300).reads(2_000, 70).reads(8_000, 300).reads(9_000, 70);
    sensor.reads(18_999, 70).reads(19_000, 70);

    assertThat(sensor.journal()).containsExactly("raised rated 1000", "cleared rated 19000");
    assertThat(sensor.state().quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void keepsAnActiveHighAlarm() {
    sensor.reads(1_000, 90).reads(2_000, -273).reads(3_000, 90);

    assertThat(sensor.journal()).containsExactly("raised high 1000", "raised rated 2000");
    assertThat(sensor.state().alarms().get(0).state().active()).isTrue();
  }

  @Test
  void doesNotEndASilence() {
    sensor.reads(1_000, 70).fallsSilent(15_000);

    sensor.reads(16_000, 300);
    assertThat(sensor.journal()).containsExactly("raised silence 15000", "raised rated 16000");
    assertThat(sensor.state().quality()).isEqualTo(Quality.BAD);

    sensor.reads(17_000, 70);
    assertThat(sensor.journal())
        .containsExactly(
            "raised silence 15000",
            "raised rated 16000",
            "cleared silence 17000",
            "fresh rated 17000");
  }

  @Test
  void countsALateReadingOutsideTheRange() {
    sensor.reads(5_000, 70).reads(1_000, 5_100, 300);

    assertThat(sensor.journal()).isEmpty();
    assertThat(sensor.state().lateReadings()).isEqualTo(1);
    assertThat(sensor.state().readings()).isEqualTo(2);
    assertThat(sensor.state().quality()).isEqualTo(Quality.BAD);
  }

  /** A clock that was set back must not hide the fault of a sensor. */
  @Test
  void detectsAClockThatWasSetBack() {
    long before = 3_600_000;
    sensor.reads(before, 70);
    for (int second = 1; second <= 20; second++) {
      sensor.reads(second * 1_000L, before + second * 1_000L, 900);
    }
    assertThat(sensor.journal()).containsExactly("clock_set_back high 11000", "raised rated 11000");
    assertThat(sensor.state().quality()).isEqualTo(Quality.BAD);
    assertThat(sensor.state().latest()).isEmpty();
    assertThat(sensor.state().readings()).isEqualTo(21);

    sensor.reads(21_000, before + 21_000, 90);

    assertThat(sensor.journal()).last().isEqualTo("raised high 21000");
    assertThat(sensor.state().quality()).isEqualTo(Quality.GOOD);
    assertThat(sensor.state().latest().orElseThrow().clockSuspect()).isTrue();
  }

  @Test
  void rejectsInvalidRanges() {
    assertThatThrownBy(() -> new RangeCondition(5, 5, Duration.ZERO, Severity.LOW))
        .hasMessage("rated range is 5.0 °C to 5.0 °C; it must be finite and not empty");
  }
}
