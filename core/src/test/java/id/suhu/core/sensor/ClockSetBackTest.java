package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.reading.Position;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockSetBackTest {

  private static final long HOUR = 3_600_000;
  private static final long NOW = 10 * HOUR;

  /**
   * Adds one reading per second, with event times an hour behind, starting a second after {@link
   * #NOW}.
   */
  private static Watched secondsBehind(Watched sensor, int from, int to, double celsius) {
    for (int second = from; second <= to; second++) {
      long arrival = NOW + second * 1_000L;
      sensor.reads(arrival - HOUR, arrival, celsius);
    }
    return sensor;
  }

  private static boolean suspect(Watched sensor) {
    return sensor.state().latest().orElseThrow().clockSuspect();
  }

  @Test
  void restartsOnceEveryReadingWasLateForTenSecondsOfArrival() {
    Watched sensor = secondsBehind(Watched.byDefault().reads(NOW, 70), 1, 10, 70);
    assertThat(sensor.journal()).isEmpty();
    assertThat(sensor.state().lateReadings()).isEqualTo(10);

    secondsBehind(sensor, 11, 11, 85);

    assertThat(sensor.journal())
        .containsExactly(
            "clock_set_back high " + (NOW + 11_000 - HOUR), "raised high " + (NOW + 11_000 - HOUR));
    assertThat(sensor.state().latest().orElseThrow().eventTimeMs()).isEqualTo(NOW + 11_000 - HOUR);
    assertThat(sensor.state().lateReadings()).isEqualTo(10);
  }

  @Test
  void reportsItOnceAndThenEvaluatesAsUsual() {
    Watched sensor = secondsBehind(Watched.byDefault().reads(NOW, 70), 1, 100, 70);
    secondsBehind(sensor, 101, 101, 85);
    secondsBehind(sensor, 102, 102, 70);

    assertThat(sensor.journal())
        .containsExactly(
            "clock_set_back high " + (NOW + 11_000 - HOUR),
            "raised high " + (NOW + 101_000 - HOUR),
            "cleared high " + (NOW + 102_000 - HOUR));
  }

  @Test
  void flagsTheClockUntilTheSensorsTimePassesItsEarlierMaximum() {
    Watched sensor = secondsBehind(Watched.byDefault().reads(NOW, 70), 1, 10, 70);
    assertThat(suspect(sensor)).isFalse();

    assertThat(suspect(secondsBehind(sensor, 11, 11, 70))).isTrue();
    assertThat(suspect(secondsBehind(sensor, 12, 12, 70))).isTrue();
    assertThat(suspect(sensor.reads(NOW, 70))).isTrue();
    assertThat(suspect(sensor.reads(NOW + 1, 70))).isFalse();
  }

  @Test
  void restartsTheTenSecondsAfterAReadingOnTime() {
    Watched sensor = secondsBehind(Watched.byDefault().reads(NOW, 70), 1, 10, 70);

    sensor.reads(NOW, NOW + 10_500, 71);
    secondsBehind(sensor, 11, 20, 70);
    assertThat(sensor.journal()).isEmpty();

    secondsBehind(sensor, 21, 21, 70);
    assertThat(sensor.journal()).hasSize(1);
  }

  @Test
  void keepsAnActiveAlarmActiveUntilAReadingClearsIt() {
    Watched sensor = secondsBehind(Watched.byDefault().reads(NOW, 85), 1, 11, 79.5);
    assertThat(sensor.high().active()).isTrue();
    assertThat(sensor.journal()).hasSize(2).last().asString().startsWith("clock_set_back");

    secondsBehind(sensor, 12, 12, 79.0);

    assertThat(sensor.journal()).endsWith("cleared high " + (NOW + 12_000 - HOUR));
  }

  @Test
  void givesNoEventForAHotReadingRedeliveredAfterwards() {
    Watched sensor = secondsBehind(Watched.byDefault().reads(NOW, 85), 1, 20, 85);
    int before = sensor.events.size();

    sensor.reads(NOW + 15_000 - HOUR, NOW + 20_500, 85);

    assertThat(sensor.events).hasSize(before);
  }

  @Test
  void restartsDelays() {
    Watched sensor = Watched.withDelays(Duration.ofSeconds(5), Duration.ZERO).reads(NOW, 85);
    secondsBehind(sensor, 1, 15, 85);
    assertThat(sensor.journal())
        .containsExactly(
            "late_excursion high " + (NOW + 1_000 - HOUR),
            "clock_set_back high " + (NOW + 11_000 - HOUR));

    secondsBehind(sensor, 16, 16, 85);

    assertThat(sensor.journal()).endsWith("raised high " + (NOW + 16_000 - HOUR));
  }

  @Test
  void isNotBlockedByABrokerClockThatIsSetBack() {
    // Event times come from the broker's clock, which is set back an hour after the first reading,
    // and again in the middle of the ten seconds.
    Watched sensor = Watched.byDefault().reads(NOW, 85);
    for (int second = 1; second <= 5; second++) {
      sensor.reads(NOW - HOUR + second * 1_000L, 85);
    }
    for (int second = 6; second <= 15; second++) {
      sensor.reads(NOW - 2 * HOUR + second * 1_000L, 85);
    }
    assertThat(sensor.journal()).doesNotContain("clock_set_back high " + (NOW - 2 * HOUR + 15_000));

    sensor.reads(NOW - 2 * HOUR + 16_000, 70);

    assertThat(sensor.journal())
        .endsWith(
            "clock_set_back high " + (NOW - 2 * HOUR + 16_000),
            "cleared high " + (NOW - 2 * HOUR + 16_000));
  }

  @Test
  void isNotBlockedByABrokerClockThatWasTemporarilyAhead() {
    Watched sensor = Watched.byDefault();
    for (int second = 1; second <= 5; second++) {
      sensor.reads(NOW + HOUR + second * 1_000L, 70);
    }
    for (int second = 6; second <= 16; second++) {
      sensor.reads(NOW + second * 1_000L, 70);
    }
    assertThat(sensor.journal()).containsExactly("clock_set_back high " + (NOW + 16_000));

    sensor.reads(NOW + 17_000, 85);

    assertThat(sensor.journal()).endsWith("raised high " + (NOW + 17_000));
  }

  @Test
  void soonEvaluatesAgainWhileEventTimesAreCorrect() {
    // The broker's clock is set back an hour; the readings have their own timestamps.
    Watched sensor = Watched.byDefault().reads(NOW, NOW, 70);

    sensor.reads(NOW + 1_000, NOW + 1_000 - HOUR, 85).reads(NOW + 2_000, NOW + 2_000 - HOUR, 70);

    assertThat(sensor.journal())
        .containsExactly("raised high " + (NOW + 1_000), "cleared high " + (NOW + 2_000));
  }

  @Test
  void isReportedOnceByTheFirstRuleWithALimit() {
    Rule warm = Rules.warm(60);
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rule.SILENCE, warm, Rule.HIGH))).reads(NOW, 20);

    secondsBehind(sensor, 1, 12, 20);

    assertThat(sensor.journal()).containsExactly("clock_set_back warm " + (NOW + 11_000 - HOUR));
  }

  @Test
  void isReportedEvenIfNoRuleHasALimit() {
    Watched sensor = new Watched(RuleBook.forAll(List.of(Rule.SILENCE))).reads(NOW, 20);

    secondsBehind(sensor, 1, 12, 20);

    assertThat(sensor.journal()).containsExactly("clock_set_back silence " + (NOW + 11_000 - HOUR));
    assertThat(sensor.events.get(0).state().active()).isFalse();
  }

  @Test
  void restartsWithoutAnyRule() {
    Watched sensor = new Watched(RuleBook.forAll(List.of())).reads(NOW, 20);

    secondsBehind(sensor, 1, 11, 20);

    assertThat(sensor.journal()).isEmpty();
    assertThat(sensor.state().latest()).hasValue(new LatestReading(NOW + 11_000 - HOUR, 20, true));
  }

  @Test
  void keepsTheFlagOfAnUnusableTimestamp() {
    Watched sensor = Watched.byDefault().reads(NOW, NOW, 20, Optional.empty(), true);
    assertThat(suspect(sensor)).isTrue();

    assertThat(suspect(sensor.reads(NOW + 1, 20))).isFalse();
  }

  @Test
  void olderArrivalsFromABacklogAreNotAClockThatWasSetBack() {
    Watched sensor = Watched.byDefault();
    sensor.reads(new Position(0, 100), NOW, NOW, 70);
    for (int second = 0; second < 40; second++) {
      long arrival = NOW - 40_000 + second * 1_000L;
      sensor.reads(new Position(3, second), arrival, arrival, second < 15 ? 90 : 70);
    }

    assertThat(sensor.journal()).containsExactly("late_excursion high " + (NOW - 40_000));
    assertThat(sensor.state().lateReadings()).isEqualTo(40);
  }

  /**
   * The broker's clock, the source of event times for readings without a timestamp, was set back as
   * well.
   */
  @Test
  void offsetsDetermineTheOrderWhenArrivalTimesCannot() {
    Watched sensor = Watched.byDefault();
    sensor.reads(new Position(0, 100), NOW, NOW, 70);
    for (int second = 1; second <= 11; second++) {
      long arrival = NOW - HOUR + second * 1_000L;
      sensor.reads(new Position(0, 100 + second), arrival, arrival, 70);
    }

    assertThat(sensor.journal()).containsExactly("clock_set_back high " + (NOW - HOUR + 11_000));
  }
}
