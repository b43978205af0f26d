package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.HighRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random rules, and random inputs about one sensor, made to hit limits, delays and late runs. */
final class Inputs {

  private static final double[] CELSIUS = {60, 78, 79, 79.5, 80, 80.5, 85};
  private static final int[] EVENT_STEPS_MS = {0, 1, 500, 1_000, 5_000, -1, -1_000, -20_000};
  private static final int[] ARRIVAL_STEPS_MS = {0, 100, 1_000, 9_999, 10_000, -3_600_000};

  private Inputs() {}

  /** Something that a sensor's state meets. */
  @FunctionalInterface
  interface Input {
    Decision meet(SensorLogic logic, SensorState state);
  }

  /** A reading, for tests that look at what it holds. */
  record Read(Reading reading) implements Input {
    @Override
    public Decision meet(SensorLogic logic, SensorState state) {
      return logic.judge(state, reading);
    }
  }

  static RuleBook rules(Random random) {
    HighRule high =
        new HighRule(
            "high",
            80,
            random.nextBoolean() ? 1 : 0,
            Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(6_000)),
            Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(6_000)),
            Severity.HIGH);
    HighRule warm = new HighRule("warm", 79, 0.5, Duration.ZERO, Duration.ZERO, Severity.LOW);
    return new RuleBook(
        random.nextBoolean()
            ? List.of(high, SilenceRule.DEFAULT)
            : List.of(warm, SilenceRule.DEFAULT, high));
  }

  static List<Input> some(Random random, int count) {
    List<Input> inputs = new ArrayList<>();
    long eventMs = 1_000_000_000_000L;
    long arrivalMs = eventMs;
    for (int i = 0; i < count; i++) {
      long wallMs = arrivalMs;
      switch (random.nextInt(20)) {
        case 0 -> inputs.add((logic, state) -> logic.silent(Watched.S1, state, wallMs));
        case 1 -> inputs.add((logic, state) -> logic.heard(Watched.S1, state, wallMs));
        case 2 -> inputs.add((logic, state) -> logic.rejected(state));
        default -> {
          eventMs += pick(random, EVENT_STEPS_MS);
          arrivalMs += pick(random, ARRIVAL_STEPS_MS, 30);
          inputs.add(
              new Read(
                  new Reading(
                      Watched.S1,
                      random.nextInt(10) == 0 ? Optional.of("m" + i) : Optional.empty(),
                      eventMs,
                      arrivalMs,
                      CELSIUS[random.nextInt(CELSIUS.length)],
                      random.nextInt(20) == 0,
                      new Position(0, i))));
        }
      }
    }
    return inputs;
  }

  /** The journal of the inputs, from a state on. */
  static List<AlarmEvent> journal(SensorLogic logic, SensorState from, List<Input> inputs) {
    List<AlarmEvent> events = new ArrayList<>();
    SensorState state = from;
    for (Input input : inputs) {
      Decision decision = input.meet(logic, state);
      state = decision.next();
      events.addAll(decision.events());
    }
    return events;
  }

  private static int pick(Random random, int[] steps) {
    // Mostly forward, as time goes.
    return random.nextInt(3) > 0 ? 1_000 : steps[random.nextInt(steps.length)];
  }

  private static int pick(Random random, int[] steps, int rarely) {
    int last = steps.length - 1;
    return random.nextInt(rarely) == 0 ? steps[last] : steps[random.nextInt(last)];
  }
}
