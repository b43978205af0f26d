package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Position;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SilenceTest {

  @Test
  void raisesOnceAndClearsOnce() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 70)
            .fallsSilent(11_000)
            .fallsSilent(12_000)
            .reads(20_000, 70)
            .reads(21_000, 70)
            .fallsSilent(40_000);

    assertThat(sensor.journal())
        .containsExactly("raised silence 11000", "cleared silence 20000", "raised silence 40000");
    assertThat(sensor.silence().code()).isEqualTo("active_unacknowledged");
  }

  @Test
  void keepsAnActiveAlarmActiveAndReportsStaleAndFresh() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).fallsSilent(11_000).reads(20_000, 85);

    assertThat(sensor.journal())
        .containsExactly(
            "raised high 1000",
            "raised silence 11000",
            "stale high 11000",
            "cleared silence 20000",
            "fresh high 20000");
    assertThat(sensor.high().active()).isTrue();
    assertThat(sensor.events.get(2).occurrenceId()).hasValue("S1/high/1000");
  }

  @Test
  void reportsNothingForAClearedAlarm() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).reads(2_000, 70).fallsSilent(12_000);

    assertThat(sensor.journal()).doesNotContain("stale high 12000");
  }

  @Test
  void journalsTheLatestReadingAndItsPosition() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 1_000, 72.5, Optional.of("press-4"), false)
            .fallsSilent(11_000);

    assertThat(sensor.events)
        .containsExactly(
            new AlarmEvent(
                EventType.RAISED,
                Watched.S1,
                Optional.of("press-4"),
                "silence",
                Rule.SILENCE.condition().text(),
                Severity.MEDIUM,
                sensor.silence(),
                OptionalDouble.of(72.5),
                OptionalDouble.empty(),
                11_000,
                new Position(0, 0)));
  }

  @Test
  void detectsASensorThatOnlySentRejectedRecords() {
    Watched sensor = Watched.byDefault().isRejected().fallsSilent(11_000);

    assertThat(sensor.journal()).containsExactly("raised silence 11000");
    assertThat(sensor.events.get(0).temperatureCelsius()).isEmpty();
    assertThat(sensor.events.get(0).position()).isEqualTo(Position.NONE);
  }

  @Test
  void numbersOccurrencesUniquelyWhenTheWallClockWasSetBack() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 70)
            .fallsSilent(50_000)
            .reads(51_000, 70)
            .fallsSilent(20_000)
            .reads(21_000, 70)
            .fallsSilent(60_000);

    assertThat(sensor.events.stream().filter(event -> event.type() == EventType.RAISED))
        .extracting(event -> event.occurrenceId().orElseThrow())
        .containsExactly("S1/silence/50000", "S1/silence/50001", "S1/silence/60000");
  }

  @Test
  void makesTheQualityStaleUntilTheNextReading() {
    Watched sensor = Watched.byDefault().reads(1_000, 70);
    assertThat(quality(sensor)).isEqualTo(Quality.GOOD);
    assertThat(sensor.state().tickAfterMs()).isEqualTo(10_000);

    sensor.fallsSilent(11_000);
    assertThat(quality(sensor)).isEqualTo(Quality.STALE);
    assertThat(sensor.statusDue()).isTrue();
    assertThat(sensor.state().tickAfterMs()).isEqualTo(Condition.NO_TICK);

    sensor.reads(12_000, 70);
    assertThat(quality(sensor)).isEqualTo(Quality.GOOD);
  }

  @Test
  void leavesTheQualityBadAfterARejectedRecordUntilAGoodReading() {
    Watched sensor = Watched.byDefault().reads(1_000, 70).isRejected();
    assertThat(quality(sensor)).isEqualTo(Quality.BAD);
    assertThat(SensorLogic.decide(sensor.state(), new Input.Rejected()).next())
        .isSameAs(sensor.state());

    assertThat(quality(sensor.fallsSilent(11_000))).isEqualTo(Quality.BAD);
    assertThat(quality(sensor.reads(12_000, 70))).isEqualTo(Quality.GOOD);
  }

  @Test
  void isIgnoredWithoutASilenceRule() {
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rule.HIGH)))
            .reads(1_000, 85)
            .fallsSilent(11_000)
            .reads(12_000, 85);

    assertThat(sensor.journal()).containsExactly("raised high 1000");
    assertThat(sensor.state().tickAfterMs()).isEqualTo(Condition.NO_TICK);
  }

  @Test
  void marksEveryActiveAlarmStaleWhateverTheOrderOfTheRules() {
    Rule warm = Rules.warm(60);
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(warm, Rule.SILENCE, Rule.HIGH)))
            .reads(1_000, 85)
            .fallsSilent(11_000);

    assertThat(sensor.journal())
        .endsWith("raised silence 11000", "stale warm 11000", "stale high 11000");
  }

  @Test
  void isNotRaisedTooEarly() {
    Watched sensor = Watched.byDefault().reads(1_000, 70).process(new Input.Tick(9_999, 10_999));

    assertThat(sensor.journal()).isEmpty();
    assertThat(sensor.state().tickAfterMs()).isEqualTo(10_000);
  }

  private static Quality quality(Watched sensor) {
    return sensor.state().quality();
  }
}
