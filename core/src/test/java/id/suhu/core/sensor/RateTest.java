package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.suhu.core.Rules;
import id.suhu.core.Seeds;
import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.SensorRules;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Five degrees per minute over a window of a minute, deadband half a degree per minute. */
class RateTest {

  /** Readings once a second, from the temperature of the one before on. */
  private static Watched seconds(Watched sensor, int count, double perMinute) {
    for (int i = 0; i < count; i++) {
      LatestReading latest = sensor.state.latest().orElseThrow();
      sensor.reads(latest.eventTimeMs() + 1_000, latest.celsius() + perMinute / 60);
    }
    return sensor;
  }

  private static Watched at20(Rule... rules) {
    return new Watched(rules).reads(0, 20);
  }

  private static double rate(Watched sensor, RateRule rule) {
    return sensor.alarm("rate").perMinute(rule).orElseThrow();
  }

  static LongStream seeds() {
    return Seeds.upTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 6, raised",
    "5, 4.9, ''",
    "5, -6, ''",
    "-5, -6, raised",
    "-5, -4.9, ''",
    "-5, 6, ''"
  })
  void raisesByASlopeBeyondItsLimitOnItsSide(double limit, double slope, String event) {
    Watched sensor = seconds(at20(Rules.rate(limit)), 200, slope);

    assertThat(sensor.events.stream().map(made -> made.type().code()))
        .containsExactlyElementsOf(event.isEmpty() ? List.of() : List.of(event));
    assertThat(rate(sensor, Rules.rate(limit))).isCloseTo(slope, within(1e-9));
  }

  @Test
  void journalsTheRateAndItsLimitAndClearsWhenItIsSlower() {
    Watched sensor = seconds(at20(Rules.rate(5)), 120, 6);
    assertThat(sensor.events).hasSize(1);
    AlarmEvent raised = sensor.lastEvent();
    assertThat(raised.limit()).hasValue(5);
    assertThat(raised.ratePerMinute().orElseThrow()).isCloseTo(6, within(1e-9));
    assertThat(raised.text().english()).isEqualTo("Temperature rising too fast");

    seconds(sensor, 120, 4.7);
    assertThat(sensor.events).hasSize(1);

    seconds(sensor, 120, 4.4);
    assertThat(sensor.events).hasSize(2);
    assertThat(sensor.lastEvent().type().code()).isEqualTo("cleared");
  }

  @Test
  void knowsARateOnlyAfterFourOfSixPartsAndThenRaisesAtOnce() {
    Watched sensor = seconds(at20(Rules.rate(5)), 29, 60);
    assertThat(sensor.events).isEmpty();

    seconds(sensor, 1, 60);

    assertThat(sensor.journal()).containsExactly("raised rate 30000");
  }

  @Test
  void waitsForTheOnDelay() {
    RateRule plain = Rules.rate(5);
    RateRule rule =
        new RateRule(
            "rate",
            5,
            0.5,
            Duration.ofMinutes(1),
            new Delays(Duration.ofSeconds(20), Duration.ZERO),
            plain.handling());

    assertThat(seconds(at20(rule), 60, 60).journal()).containsExactly("raised rate 50000");
  }

  @Test
  void isNotRaisedByASingleSpikeOfAThousandDegrees() {
    for (int at = 0; at < 130; at++) {
      Watched sensor = at20(Rules.rate(5), Rules.low(-100));
      for (int second = 1; second < 200; second++) {
        sensor.reads(second * 1_000L, second == at ? 1_000 : 20);
      }
      assertThat(sensor.events).as("spike at %d s", at).isEmpty();
    }
  }

  /** A spike lies in one part of the window, however readings come: no part has more to say. */
  @ParameterizedTest
  @MethodSource("seeds")
  void isNotRaisedByASingleSpikeAmongUnevenReadings(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          int spike = random.nextInt(100);
          Watched sensor = new Watched(Rules.rate(5));
          long time = 0;
          for (int i = 0; i < 130; i++) {
            time += random.nextInt(30) == 0 ? 30_000 : 200 + random.nextInt(7_800);
            sensor.reads(time, i == spike ? 1_000 : 20);
          }
          assertThat(sensor.events).isEmpty();
        });
  }

  @Test
  void isRaisedByAJumpThatLasts() {
    Watched sensor = at20(Rules.rate(5));
    for (int second = 1; second < 300; second++) {
      sensor.reads(second * 1_000L, second < 100 ? 20 : 60);
    }

    assertThat(sensor.events.stream().map(event -> event.type().code()))
        .containsExactly("raised", "cleared");
  }

  @Test
  void staysActiveThroughAGapUntilARateIsKnownAgain() {
    Watched sensor = seconds(at20(Rules.rate(5)), 60, 60);
    assertThat(sensor.events).hasSize(1);

    sensor.reads(600_000, 20).reads(601_000, 20);
    assertThat(sensor.events).hasSize(1);
    assertThat(sensor.alarm("rate").perMinute(Rules.rate(5))).isEmpty();
    assertThat(sensor.alarm("rate").state().active()).isTrue();

    seconds(sensor, 60, 0);
    assertThat(sensor.events).hasSize(2);
    assertThat(sensor.lastEvent().type().code()).isEqualTo("cleared");
  }

  @Test
  void takesADuplicateOfTheNewestReadingAsNothing() {
    Watched sensor = seconds(at20(Rules.rate(5)), 25, 60);
    LatestReading latest = sensor.state.latest().orElseThrow();
    List<Alarm> before = sensor.state.alarms();

    for (int i = 0; i < 50; i++) {
      sensor.reads(latest.eventTimeMs(), latest.celsius());
    }

    assertThat(sensor.state.alarms()).isEqualTo(before);
  }

  @Test
  void isNotMovedByALateReading() {
    Watched sensor = seconds(at20(Rules.rate(5)), 45, 4);
    List<Alarm> before = sensor.state.alarms();

    sensor.reads(30_000, 46_000, 1_000);

    assertThat(sensor.state.alarms()).isEqualTo(before);
    assertThat(sensor.events).isEmpty();
  }

  @Test
  void startsAnewWhenTheClockWasSetBack() {
    Watched sensor = seconds(new Watched(Rules.rate(5)).reads(3_600_000, 20), 60, 4);
    for (int second = 1; second <= 11; second++) {
      sensor.reads(second * 1_000L, 3_660_000 + second * 1_000L, 24);
    }
    assertThat(sensor.journal()).containsExactly("clock_set_back rate 11000");
    assertThat(sensor.alarm("rate").perMinute(Rules.rate(5))).isEmpty();

    seconds(sensor, 60, 60);

    assertThat(sensor.events).hasSize(2);
    assertThat(rate(sensor, Rules.rate(5))).isCloseTo(60, within(1e-9));
  }

  @Test
  void isOfAConstantSizeHoweverManyReadingsComeAndHowLongTheWindowIs() {
    RateRule plain = Rules.rate(5);
    RateRule aDay =
        new RateRule("rate", 5, 0.5, Duration.ofDays(1), plain.delays(), plain.handling());
    Watched sensor = at20(aDay);
    SensorRules rules = sensor.logic.rules();
    int size = SensorStateBytes.write(sensor.state, rules).length;

    for (int i = 1; i < 20_000; i++) {
      sensor.reads(i * 1_000L, 20);
    }

    assertThat(SensorStateBytes.write(sensor.state, rules)).hasSize(size).hasSizeLessThan(300);
  }
}
