package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateReadingsTest {

  private static final long NOW = 100_000;

  /** Returns a sensor whose newest reading is cool and has the event time {@link #NOW}. */
  private static Watched cool() {
    return Watched.byDefault().reads(NOW, 70);
  }

  /** Limits 80 and 90 °C: an occurrence covers late readings up to the level that it reached. */
  @Test
  void journalsALateReadingBeyondTheSecondLimitWithinAnOccurrenceOfTheFirst() {
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rules.two("high", 80, 90))))
            .reads(1_000, 85)
            .reads(5_000, 86);

    sensor.reads(3_000, 88);
    assertThat(sensor.journal()).containsExactly("raised high 1000");
    sensor.reads(4_000, 95);
    sensor.reads(4_500, 96);

    assertThat(sensor.journal()).containsExactly("raised high 1000", "late_excursion high 4000");
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(sensor.lastEvent().limit()).hasValue(Limit.celsius(90));
    assertThat(sensor.lastEvent().state().code()).isEqualTo("active_unacknowledged");
  }

  /** Also after the alarm has de-escalated, and after it has cleared. */
  @Test
  void coversLateReadingsUpToTheLevelThatTheOccurrenceHasReached() {
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rules.two("high", 80, 90))))
            .reads(1_000, 95)
            .reads(2_000, 85);

    sensor.reads(1_500, 96).reads(3_000, 70).reads(1_600, 97);

    assertThat(sensor.journal())
        .containsExactly("raised high 1000", "deescalated high 2000", "cleared high 3000");

    sensor.reads(4_000, 85).reads(5_000, 85).reads(4_500, 95);
    assertThat(sensor.journal()).endsWith("raised high 4000", "late_excursion high 4500");
  }

  @Test
  void coversLateReadingsWithinAnOccurrenceOfTheSecondLimit() {
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rules.two("high", 80, 90))))
            .reads(1_000, 95)
            .reads(5_000, 96);

    sensor.reads(3_000, 95);

    assertThat(sensor.journal()).containsExactly("raised high 1000");
  }

  @Test
  void journalsALateExcursionWithTheFirstLimit() {
    Level level = Level.above(80, 1, Duration.ZERO, Duration.ZERO, Severity.HIGH);
    Watched sensor =
        new Watched(
                RuleBook.forAll(
                    List.of(
                        new Rule(
                            "high",
                            new LevelCondition(
                                level, Optional.of(level.beyond(90, Severity.CRITICAL)))))))
            .reads(9_000, 95)
            .reads(1_000, 9_100, 85);

    assertThat(sensor.journal()).last().isEqualTo("late_excursion high 1000");
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.HIGH);
    assertThat(sensor.lastEvent().limit()).hasValue(Limit.celsius(80));
  }

  @Test
  void countsALateReadingAndKeepsTheNewestOne() {
    Watched sensor = cool().reads(NOW - 1, NOW, 60);

    assertThat(sensor.state().latest()).hasValue(new LatestReading(NOW, 70, false));
    assertThat(sensor.state().readings()).isEqualTo(2);
    assertThat(sensor.state().lateReadings()).isEqualTo(1);
    assertThat(sensor.state().position().offset()).isEqualTo(1);
    assertThat(sensor.journal()).isEmpty();
  }

  @Test
  void treatsAReadingOfTheSameMillisecondAsOnTime() {
    assertThat(cool().reads(NOW, NOW, 85).journal()).containsExactly("raised high 100000");
  }

  @Test
  void neverClearsByALateReading() {
    Watched sensor = Watched.byDefault().reads(NOW, 85).reads(NOW - 1, NOW, 20);

    assertThat(sensor.high().active()).isTrue();
    assertThat(sensor.journal()).containsExactly("raised high 100000");
  }

  @Test
  void journalsARunOfLateReadingsAboveTheLimitOnce() {
    Watched sensor =
        cool().reads(90_000, NOW, 85).reads(91_000, NOW + 1, 86).reads(89_000, NOW + 2, 87);

    assertThat(sensor.journal()).containsExactly("late_excursion high 90000");
    assertThat(sensor.high().code()).isEqualTo("normal");
    assertThat(sensor.events.get(0).occurrenceId()).isEmpty();
  }

  @Test
  void endsARunWithALateReadingThatIsBack() {
    Watched sensor = cool().reads(90_000, NOW, 85).reads(91_000, NOW, 79.0).reads(92_000, NOW, 85);

    assertThat(sensor.journal())
        .containsExactly("late_excursion high 90000", "late_excursion high 92000");
  }

  @Test
  void doesNotEndARunInsideTheDeadband() {
    Watched sensor = cool().reads(90_000, NOW, 85).reads(91_000, NOW, 79.5).reads(92_000, NOW, 85);

    assertThat(sensor.journal()).containsExactly("late_excursion high 90000");
  }

  @Test
  void doesNotEndARunAtReadingsOnTime() {
    Watched sensor =
        cool().reads(90_000, NOW, 85).reads(NOW + 500, NOW + 500, 70).reads(91_000, NOW + 600, 85);

    assertThat(sensor.journal()).containsExactly("late_excursion high 90000");
  }

  @Test
  void endsARunAfterTenSecondsOfArrivalWithoutALateHotReading() {
    Watched sensor = cool().reads(90_000, NOW, 85);
    for (long arrival = NOW + 1_000; arrival <= NOW + 20_000; arrival += 1_000) {
      sensor.reads(arrival, arrival, 70);
    }

    // Ten seconds after the last one the run continues; a millisecond later it has ended.
    assertThat(
            cool()
                .reads(90_000, NOW, 85)
                .reads(NOW + 9_000, 70)
                .reads(91_000, NOW + 10_000, 85)
                .journal())
        .hasSize(1);
    assertThat(
            cool()
                .reads(90_000, NOW, 85)
                .reads(NOW + 9_000, 70)
                .reads(91_000, NOW + 10_001, 85)
                .journal())
        .hasSize(2);
    assertThat(sensor.reads(91_000, NOW + 20_000, 85).journal())
        .containsExactly("late_excursion high 90000", "late_excursion high 91000");
  }

  @Test
  void givesNoEventForReadingsThatTheLatestOccurrenceCovers() {
    Watched sensor = Watched.byDefault().reads(50_000, 85).reads(60_000, 70).reads(NOW, 70);

    sensor.reads(50_000, NOW, 85).reads(55_000, NOW, 85).reads(60_000, NOW, 85);
    assertThat(sensor.journal()).containsExactly("raised high 50000", "cleared high 60000");

    sensor.reads(49_999, NOW, 85);
    assertThat(sensor.journal()).endsWith("late_excursion high 49999");
  }

  @Test
  void changesNothingWhenTheReadingsOfAnAlarmAreRedelivered() {
    Watched sensor =
        Watched.byDefault()
            .reads(50_000, 70)
            .reads(51_000, 85)
            .reads(52_000, 86)
            .reads(53_000, 79.5)
            .reads(54_000, 78);
    int before = sensor.events.size();

    sensor
        .reads(50_000, 54_100, 70)
        .reads(51_000, 54_200, 85)
        .reads(52_000, 54_300, 86)
        .reads(53_000, 54_400, 79.5)
        .reads(54_000, 54_500, 78);

    assertThat(sensor.events).hasSize(before);
    assertThat(sensor.high().code()).isEqualTo("returned_unacknowledged");
  }

  @Test
  void restoresGoodQualityAfterARejectedRecord() {
    Watched sensor = cool().isRejected().reads(NOW - 1, NOW, 70);

    assertThat(sensor.state().quality()).isEqualTo(Quality.GOOD);
  }
}
