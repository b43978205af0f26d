package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.Severity;
import id.suhu.core.reading.Position;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Duration NONE = Duration.ZERO;

  @Test
  void raisesAboveTheLimitAndClearsAtTheDeadband() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 80.0)
            .reads(2_000, 80.1)
            .reads(3_000, 79.5)
            .reads(4_000, 80.5)
            .reads(5_000, 79.0)
            .reads(6_000, 79.5)
            .reads(7_000, 80.5);

    assertThat(sensor.journal())
        .containsExactly("raised high 2000", "cleared high 5000", "raised high 7000");
  }

  @Test
  void journalsTheReadingThatCausedTheEvent() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 1_100, 70, Optional.of("press-4"), false)
            .reads(2_000, 2_100, 83);

    assertThat(sensor.events)
        .containsExactly(
            new AlarmEvent(
                EventType.RAISED,
                Watched.S1,
                Optional.of("press-4"),
                "high",
                Rule.HIGH.condition().text(),
                Severity.HIGH,
                sensor.high(),
                OptionalDouble.of(83),
                OptionalDouble.of(80),
                2_000,
                new Position(0, 1)));
    assertThat(sensor.events.get(0).alarmId()).isEqualTo("S1/high");
    assertThat(sensor.events.get(0).occurrenceId()).hasValue("S1/high/2000");
  }

  @Test
  void numbersOccurrencesUniquelyWithinAMillisecond() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 85)
            .reads(1_000, 70)
            .reads(1_000, 86)
            .reads(1_000, 71)
            .reads(1_000, 87)
            .reads(1_001, 70)
            .reads(1_001, 85);

    assertThat(sensor.events.stream().filter(event -> event.type() == EventType.RAISED))
        .extracting(event -> event.occurrenceId().orElseThrow())
        .containsExactly("S1/high/1000", "S1/high/1001", "S1/high/1002", "S1/high/1003");
  }

  @Test
  void raisesOnceTheConditionHasBeenTrueForTheOnDelay() {
    Watched sensor =
        Watched.withDelays(Duration.ofSeconds(5), NONE)
            .reads(0, 85)
            .reads(4_999, 85)
            .reads(5_000, 85);

    assertThat(sensor.journal()).containsExactly("raised high 5000");
    assertThat(sensor.high().occurrence()).hasValue(new Occurrence(5_000, Severity.HIGH, 0, 5_000));
  }

  @Test
  void restartsTheOnDelayAtAReadingThatIsNotAbove() {
    Watched sensor =
        Watched.withDelays(Duration.ofSeconds(5), NONE)
            .reads(0, 85)
            .reads(4_000, 80.0)
            .reads(5_000, 85)
            .reads(9_999, 85);
    assertThat(sensor.journal()).isEmpty();

    sensor.reads(10_000, 85);

    assertThat(sensor.journal()).containsExactly("raised high 10000");
  }

  @Test
  void decidesADelayAtTheNextReadingHoweverLateItArrives() {
    Watched sensor =
        Watched.withDelays(Duration.ofSeconds(5), Duration.ofSeconds(5))
            .reads(0, 85)
            .fallsSilent(600_000)
            .reads(3_600_000, 85)
            .reads(3_601_000, 70)
            .reads(9_000_000, 70);

    assertThat(sensor.journal())
        .containsExactly(
            "raised silence 600000",
            "cleared silence 3600000",
            "raised high 3600000",
            "cleared high 9000000");
  }

  @Test
  void clearsOnceTheTemperatureHasBeenBackForTheOffDelay() {
    Watched sensor =
        Watched.withDelays(NONE, Duration.ofSeconds(5))
            .reads(0, 85)
            .reads(1_000, 79.0)
            .reads(5_999, 79.0)
            .reads(6_000, 79.0);

    assertThat(sensor.journal()).containsExactly("raised high 0", "cleared high 6000");
  }

  @Test
  void restartsTheOffDelayAtAReadingInsideTheDeadband() {
    Watched sensor =
        Watched.withDelays(NONE, Duration.ofSeconds(5))
            .reads(0, 85)
            .reads(1_000, 79.0)
            .reads(5_000, 79.5)
            .reads(6_000, 79.0)
            .reads(10_999, 79.0);
    assertThat(sensor.journal()).containsExactly("raised high 0");

    sensor.reads(11_000, 79.0);

    assertThat(sensor.journal()).containsExactly("raised high 0", "cleared high 11000");
  }

  @Test
  void measuresDelaysInEventTimeWhateverTheArrival() {
    Watched sensor =
        Watched.withDelays(Duration.ofSeconds(5), NONE)
            .reads(0, 900_000, 85)
            .reads(4_999, 9_000_000, 85)
            .reads(5_000, 9_000_000, 85);

    assertThat(sensor.journal()).containsExactly("raised high 5000");
  }

  @Test
  void evaluatesEachRuleSeparately() {
    Rule low = Rules.warm(60);
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rule.HIGH, low)))
            .reads(1_000, 70)
            .reads(2_000, 85)
            .reads(3_000, 50);

    assertThat(sensor.journal())
        .containsExactly(
            "raised warm 1000", "raised high 2000", "cleared high 3000", "cleared warm 3000");
  }

  @Test
  void retainsTheMachineThatTheSensorLastNamed() {
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 1_000, 70, Optional.of("press-4"), false)
            .reads(2_000, 2_000, 70, Optional.empty(), false);
    assertThat(sensor.state().machine()).hasValue("press-4");

    sensor.reads(3_000, 3_000, 70, Optional.of("press-5"), false);

    assertThat(sensor.state().machine()).hasValue("press-5");
  }

  @Test
  void countsReadingsWithoutRules() {
    Watched sensor = new Watched(RuleBook.forAll(List.of())).reads(1_000, 200).reads(900, 200);

    assertThat(sensor.events).isEmpty();
    assertThat(sensor.state().readings()).isEqualTo(2);
    assertThat(sensor.state().lateReadings()).isEqualTo(1);
    assertThat(sensor.state().quality()).isEqualTo(Quality.GOOD);
  }
}
