package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.SilenceRule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** An instrument that is rated for -40 to 250 °C, on a machine with other rules. */
class RangeTest {

  private static Watched sensor() {
    return new Watched(Rules.range(-40, 250), Rules.high(80), SilenceRule.DEFAULT);
  }

  private static Quality quality(Watched sensor) {
    return sensor.logic.quality(sensor.state);
  }

  @Test
  void makesTheQualityBadAndIsJournalledAndNeverRaisesHigh() {
    Watched sensor = sensor().reads(1_000, 70).reads(2_000, 1_254);

    assertThat(sensor.journal()).containsExactly("raised range 2000");
    assertThat(sensor.lastEvent().limit()).isEqualTo(OptionalDouble.of(250));
    assertThat(sensor.lastEvent().temperatureCelsius()).isEqualTo(OptionalDouble.of(1_254));
    assertThat(sensor.lastEvent().text().english())
        .isEqualTo("Reading outside the range of the sensor");
    assertThat(quality(sensor)).isEqualTo(Quality.BAD);

    sensor.reads(3_000, 70);

    assertThat(sensor.journal()).containsExactly("raised range 2000", "cleared range 3000");
    assertThat(quality(sensor)).isEqualTo(Quality.GOOD);
  }

  @Test
  void namesTheLimitOnTheSideThatWasPassed() {
    assertThat(sensor().reads(1_000, -40.1).lastEvent().limit()).isEqualTo(OptionalDouble.of(-40));
  }

  @Test
  void makesTheQualityBadFromTheFirstReadingOnWhateverItsDelay() {
    RangeRule plain = Rules.range(-40, 250);
    RangeRule slow =
        new RangeRule(
            "range", -40, 250, new Delays(Duration.ofSeconds(5), Duration.ZERO), plain.handling());
    Watched sensor = new Watched(slow, Rules.high(80)).reads(1_000, 1_254);

    assertThat(sensor.journal()).isEmpty();
    assertThat(quality(sensor)).isEqualTo(Quality.BAD);
    assertThat(sensor.reads(6_000, 1_254).journal()).containsExactly("raised range 6000");
  }

  @Test
  void neverClearsAnActiveAlarm() {
    Watched sensor = sensor().reads(1_000, 85).reads(2_000, -200);

    assertThat(sensor.high().active()).isTrue();
    assertThat(sensor.journal()).containsExactly("raised high 1000", "raised range 2000");
  }

  @Test
  void neitherAdvancesNorResetsAnOnDelay() {
    Watched sensor =
        new Watched(
                Rules.range(-40, 250),
                Rules.delayed(Rules.high(80), Duration.ofSeconds(5), Duration.ZERO))
            .reads(0, 85)
            .reads(4_000, -200)
            .reads(5_000, 1_254);
    assertThat(sensor.journal()).containsExactly("raised range 4000");

    sensor.reads(6_000, 85);

    assertThat(sensor.journal()).endsWith("cleared range 6000", "raised high 6000");
    assertThat(sensor.high().occurrence().orElseThrow().sinceMs()).isZero();
  }

  @Test
  void neitherAdvancesNorResetsAnOffDelay() {
    Watched sensor =
        new Watched(
                Rules.range(-40, 250),
                Rules.delayed(Rules.high(80), Duration.ZERO, Duration.ofSeconds(5)))
            .reads(0, 85)
            .reads(1_000, 70)
            .reads(5_000, 1_254)
            .reads(6_000, -200);
    assertThat(sensor.journal()).containsExactly("raised high 0", "raised range 5000");

    assertThat(sensor.reads(6_001, 70).journal())
        .endsWith("cleared range 6001", "cleared high 6001");
  }

  @Test
  void isNotMeasuredByARate() {
    RateRule rate = Rules.rate(5);
    Watched sensor = new Watched(Rules.range(-40, 250), rate);
    for (int second = 0; second < 200; second++) {
      sensor.reads(second * 1_000L, second % 3 == 0 ? 1_254 : 20);
    }

    assertThat(sensor.alarm("rate").perMinute(rate)).hasValue(0);
    assertThat(sensor.events).allMatch(event -> event.rule().equals("range"));
  }

  @Test
  void isNoLateExcursionButMakesTheQualityBad() {
    Watched sensor = sensor().reads(10_000, 70).reads(9_000, 10_000, 1_254);

    assertThat(sensor.journal()).isEmpty();
    assertThat(sensor.state.lateReadings()).isOne();
    assertThat(quality(sensor)).isEqualTo(Quality.BAD);
  }

  @Test
  void doesNotEndARunOfLateReadings() {
    Watched sensor =
        sensor()
            .reads(10_000, 70)
            .reads(7_000, 10_000, 85)
            .reads(8_000, 10_000, -200)
            .reads(9_000, 10_000, 85);

    assertThat(sensor.journal()).containsExactly("late_excursion high 7000");
  }

  /** Whoever feeds the logic asks this before it says that a sensor was heard. */
  @Test
  void isNothingThatTheSensorCanHaveMeasured() {
    Watched sensor = sensor();

    assertThat(sensor.logic.isPossible(reading(-40))).isTrue();
    assertThat(sensor.logic.isPossible(reading(250))).isTrue();
    assertThat(sensor.logic.isPossible(reading(-40.1))).isFalse();
    assertThat(sensor.logic.isPossible(reading(250.1))).isFalse();
    assertThat(Watched.byDefault().logic.isPossible(reading(1_254))).isTrue();
  }

  @Test
  void leavesASilenceAsItIs() {
    Watched sensor = sensor().reads(1_000, 70).fallsSilent(11_000).reads(12_000, 1_254);

    assertThat(sensor.logic.isSilent(sensor.state)).isTrue();
    assertThat(sensor.journal()).containsExactly("raised silence 11000", "raised range 12000");
    assertThat(quality(sensor)).isEqualTo(Quality.BAD);
  }

  private static Reading reading(double celsius) {
    return new Reading(
        Watched.S1, Optional.empty(), 1_000, 1_000, celsius, false, new Position(0, 0));
  }
}
