package id.suhu.core.sensor;

import static id.suhu.core.alarm.Severity.CRITICAL;
import static id.suhu.core.alarm.Severity.HIGH;
import static id.suhu.core.alarm.Severity.MEDIUM;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random rules, and random inputs for one sensor, chosen to hit limits, delays and late runs. */
final class Inputs {

  private static final double[] CELSIUS = {60, 78, 79, 79.5, 80, 80.5, 85};
  private static final int[] EVENT_STEPS_MS = {0, 1, 500, 1_000, 5_000, -1, -1_000, -20_000};
  private static final int[] ARRIVAL_STEPS_MS = {0, 100, 1_000, 9_999, 10_000, -3_600_000};

  private Inputs() {}

  /** Returns a random selection of rules of every kind, in random order. */
  static RuleBook rules(Random random) {
    Level high = Level.above(80, random.nextBoolean() ? 1 : 0, delay(random), delay(random), HIGH);
    Level low = Level.below(79, 0.5, delay(random), delay(random), MEDIUM);
    Rate rate =
        new Rate(
            random.nextBoolean() ? 5 : -5,
            random.nextInt(5),
            Duration.ofSeconds(6 + random.nextInt(60)),
            delay(random),
            delay(random),
            MEDIUM);
    List<Rule> all =
        new ArrayList<>(
            List.of(
                new Rule("high", new LevelCondition(high, second(random, high, 82))),
                new Rule("low", new LevelCondition(low, second(random, low, 70))),
                new Rule("rate", new RateCondition(rate)),
                new Rule("rated", new RangeCondition(60.5, 84, delay(random), MEDIUM)),
                Rules.level("warm", 79, 0.5, Duration.ZERO, Duration.ZERO),
                Rule.SILENCE));
    all.removeIf(rule -> random.nextInt(3) == 0);
    Collections.shuffle(all, random);
    return RuleBook.forAll(all);
  }

  private static Duration delay(Random random) {
    return Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(6_000));
  }

  private static Optional<Level> second(Random random, Level first, double celsius) {
    return random.nextBoolean() ? Optional.of(first.beyond(celsius, CRITICAL)) : Optional.empty();
  }

  static List<Input> some(Random random, int count) {
    List<Input> inputs = new ArrayList<>();
    long eventMs = 1_000_000_000_000L;
    long arrivalMs = eventMs;
    for (int i = 0; i < count; i++) {
      long wallMs = arrivalMs;
      switch (random.nextInt(20)) {
        case 0, 1 -> inputs.add(new Input.Tick(9_000 + random.nextInt(2_000), wallMs));
        case 2 -> inputs.add(new Input.Rejected());
        default -> {
          eventMs += pick(random, EVENT_STEPS_MS);
          arrivalMs += pick(random, ARRIVAL_STEPS_MS, 30);
          inputs.add(
              new Input.Read(
                  new Reading(
                      Watched.S1,
                      random.nextInt(10) == 0 ? Optional.of("m" + i) : Optional.empty(),
                      eventMs,
                      arrivalMs,
                      CELSIUS[random.nextInt(CELSIUS.length)],
                      random.nextInt(20) == 0,
                      new Position(0, i)),
                  wallMs));
        }
      }
    }
    return inputs;
  }

  /** Returns the empty state of sensor S1 under the rules of a book. */
  static SensorState unknown(RuleBook book) {
    return under(book, SensorState.unknown(Watched.S1));
  }

  /** Returns a state under the rules of a book. */
  static SensorState under(RuleBook book, SensorState state) {
    return SensorLogic.decide(state, new Input.Rules(book.forSensor(Watched.S1), 0)).next();
  }

  /** Returns the journal of the inputs, starting with an empty state. */
  static List<AlarmEvent> journal(RuleBook book, List<Input> inputs) {
    List<AlarmEvent> events = new ArrayList<>();
    SensorState state = unknown(book);
    for (Input input : inputs) {
      Decision decision = SensorLogic.decide(state, input);
      state = decision.next();
      events.addAll(decision.events());
    }
    return events;
  }

  private static int pick(Random random, int[] steps) {
    // Mostly forward, like time.
    return random.nextInt(3) > 0 ? 1_000 : steps[random.nextInt(steps.length)];
  }

  private static int pick(Random random, int[] steps, int rarely) {
    int last = steps.length - 1;
    return random.nextInt(rarely) == 0 ? steps[last] : steps[random.nextInt(last)];
  }
}
