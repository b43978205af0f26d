package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.EventType;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Within the deadband of the limit that it has reached, an alarm has no events. */
class DeadbandPropertyTest {

  private static final SensorId S1 = new SensorId("S1");
  private static final int READINGS = 50;

  static LongStream seeds() {
    return Seeds.upTo(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotFlapInsideTheDeadbandOfEitherLimit(long seed) {
    Seeds.check(
        seed,
        () ->
            new SimulatedRules(new SplittableRandom(seed))
                .book().rules().stream()
                    .filter(rule -> rule.condition() instanceof LevelCondition)
                    .forEach(rule -> check(rule, new Random(seed))));
  }

  private static void check(Rule rule, Random random) {
    LevelCondition limits = (LevelCondition) rule.condition();
    Level reached = limits.second().orElse(limits.level());
    SensorState state =
        SensorLogic.decide(SensorState.unknown(S1), new Input.Rules(List.of(rule), 0)).next();
    double outside = reached.limitCelsius() + (reached.side() == Side.HIGH ? 1 : -1);
    state = SensorLogic.decide(state, read(0, outside)).next();
    Decision raised = SensorLogic.decide(state, read(1, outside));
    state = raised.next();
    assertThat(state.alarms().get(0).severity()).isEqualTo(reached.severity());
    for (int i = 2; i < READINGS; i++) {
      double inwards = reached.deadbandCelsius() * random.nextDouble() * 0.99;
      double celsius = reached.limitCelsius() - (reached.side() == Side.HIGH ? inwards : -inwards);
      Decision decision = SensorLogic.decide(state, read(i, celsius));
      state = decision.next();
      if (reached.deadbandCelsius() > 0) {
        assertThat(decision.events())
            .as("%s °C under %s", celsius, rule)
            .extracting(event -> event.type())
            .doesNotContain(EventType.CLEARED, EventType.DEESCALATED, EventType.ESCALATED);
      }
    }
  }

  /** Returns a reading, a minute after the one before: longer than every delay. */
  private static Input read(int number, double celsius) {
    long atMs = number * 60_000L;
    return new Input.Read(
        new Reading(S1, Optional.empty(), atMs, atMs, celsius, false, new Position(0, number)),
        atMs);
  }
}
