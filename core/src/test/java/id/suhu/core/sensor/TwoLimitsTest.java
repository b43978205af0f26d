package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.Severity;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** High with highHigh, and low with lowLow as its mirror: 80 and 90 °C, deadband 1 °C. */
class TwoLimitsTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration FIVE = Duration.ofSeconds(5);

  private static Watched sensor(Duration on, Duration off) {
    return new Watched(Rules.delayed(Rules.highHigh(80, 90), on, off));
  }

  private static Watched sensor() {
    return sensor(NONE, NONE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void escalatesDeescalatesAndClearsOnEitherSide(boolean mirrored) {
    LevelRule rule = mirrored ? Rules.lowLow(-80, -90) : Rules.highHigh(80, 90);
    double sign = mirrored ? -1 : 1;
    Watched sensor = new Watched(rule);
    double[] celsius = {80, 80.1, 90, 90.1, 89.5, 89, 90.1, 79.5, 80.1, 79, 78};
    for (int i = 0; i < celsius.length; i++) {
      sensor.reads(i, sign * celsius[i]);
    }

    String name = rule.name();
    assertThat(sensor.journal())
        .containsExactly(
            "raised " + name + " 1",
            "escalated " + name + " 3",
            "deescalated " + name + " 5",
            "escalated " + name + " 6",
            "deescalated " + name + " 7",
            "cleared " + name + " 9");
    assertThat(sensor.events).extracting(AlarmEvent::occurrence).containsOnly(sensor.number(name));
    assertThat(sensor.events)
        .extracting(event -> event.limit().getAsDouble())
        .containsExactly(sign * 80, sign * 90, sign * 80, sign * 90, sign * 80, sign * 80);
  }

  @Test
  void isRaisedAtItsSecondLevelByOneEventThatIsCritical() {
    Watched sensor = sensor().reads(1_000, 95);

    assertThat(sensor.journal()).containsExactly("raised high 1000");
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(sensor.lastEvent().limit()).isEqualTo(OptionalDouble.of(90));
    assertThat(sensor.high().occurrence()).hasValue(new Occurrence(1_000, 1_000, 1_000, 2));
  }

  @Test
  void clearsFromItsSecondLevelByOneEvent() {
    Watched sensor = sensor().reads(1_000, 95).reads(2_000, 70);

    assertThat(sensor.journal()).containsExactly("raised high 1000", "cleared high 2000");
    assertThat(sensor.lastEvent().limit()).isEqualTo(OptionalDouble.of(80));
  }

  @Test
  void forgetsThatItWasAcknowledgedWhenItEscalates() {
    Watched sensor = sensor().reads(1_000, 85).asks("high", new Acknowledge(), 1_500);
    assertThat(sensor.high().acknowledged()).isTrue();

    sensor.reads(2_000, 95);

    assertThat(sensor.lastEvent().type()).isEqualTo(EventType.ESCALATED);
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(sensor.lastEvent().acknowledged()).isFalse();
    assertThat(sensor.lastEvent().state()).isEqualTo(StateName.ACTIVE_UNACKNOWLEDGED);
  }

  @Test
  void remembersThatItWasAcknowledgedWhenItDeescalates() {
    Watched sensor = sensor().reads(1_000, 95).asks("high", new Acknowledge(), 1_500);

    sensor.reads(2_000, 85);

    assertThat(sensor.lastEvent().type()).isEqualTo(EventType.DEESCALATED);
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.HIGH);
    assertThat(sensor.lastEvent().acknowledged()).isTrue();
    assertThat(sensor.high().code()).isEqualTo("active_acknowledged");
  }

  @Test
  void believesTheSecondLimitOnlyAfterTheOnDelay() {
    Watched sensor = sensor(FIVE, NONE);

    sensor.reads(0, 85).reads(5_000, 85).reads(6_000, 95).reads(10_999, 95);
    assertThat(sensor.journal()).containsExactly("raised high 5000");

    sensor.reads(11_000, 95);
    assertThat(sensor.journal()).endsWith("escalated high 11000");
  }

  @Test
  void countsTheSecondLimitsOnDelayFromItsFirstReadingBeyondEvenBeforeTheRaise() {
    Watched sensor = sensor(FIVE, NONE).reads(0, 85).reads(2_000, 95).reads(5_000, 95);
    assertThat(sensor.journal()).containsExactly("raised high 5000");
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.HIGH);

    sensor.reads(6_999, 95).reads(7_000, 95);

    assertThat(sensor.journal()).containsExactly("raised high 5000", "escalated high 7000");
  }

  @Test
  void isRaisedAtItsSecondLevelWhereBothLimitsOnDelaysAreOver() {
    Watched sensor = sensor(FIVE, NONE).reads(0, 95).reads(4_999, 95).reads(5_000, 95);

    assertThat(sensor.journal()).containsExactly("raised high 5000");
    assertThat(sensor.high().occurrence()).hasValue(new Occurrence(5_000, 0, 5_000, 2));
  }

  @Test
  void startsTheSecondLimitsOnDelayAgainWithAReadingThatIsNotBeyondIt() {
    Watched sensor =
        sensor(FIVE, NONE)
            .reads(0, 95)
            .reads(3_000, 90)
            .reads(4_000, 95)
            .reads(5_000, 95)
            .reads(8_999, 95)
            .reads(9_000, 95);

    assertThat(sensor.journal()).containsExactly("raised high 5000", "escalated high 9000");
  }

  @Test
  void leavesTheSecondLevelOnlyAfterTheOffDelay() {
    Watched sensor = sensor(NONE, FIVE).reads(0, 95).reads(1_000, 89).reads(4_000, 89.5);

    sensor.reads(5_000, 89).reads(9_999, 85);
    assertThat(sensor.journal()).containsExactly("raised high 0");

    sensor.reads(10_000, 85);
    assertThat(sensor.journal()).endsWith("deescalated high 10000");
  }

  @Test
  void countsTheFirstLimitsOffDelayThroughADeescalation() {
    Watched sensor =
        sensor(NONE, FIVE)
            .reads(0, 95)
            .reads(1_000, 85)
            .reads(2_000, 70)
            .reads(6_000, 70)
            .reads(7_000, 70);

    assertThat(sensor.journal())
        .containsExactly("raised high 0", "deescalated high 6000", "cleared high 7000");
  }

  @Test
  void isRaisedAtItsFirstLevelAgainAfterItWasClearedFromItsSecond() {
    Watched sensor = sensor().reads(1_000, 95).reads(2_000, 70).reads(3_000, 85);

    assertThat(sensor.high().occurrence()).hasValue(new Occurrence(3_000, 3_000, 3_000, 1));
    assertThat(sensor.lastEvent().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void clearsAtTheDecimalThatPeopleWouldWorkOut() {
    Watched sensor = new Watched(Rules.withDeadband(Rules.highHigh(45.3, 55.3), 0.1));

    sensor.reads(1, 60).reads(2, Math.nextUp(55.2)).reads(3, 55.2);
    sensor.reads(4, Math.nextUp(45.2)).reads(5, 45.2);

    assertThat(sensor.journal())
        .containsExactly("raised high 1", "deescalated high 3", "cleared high 5");
  }
}
