package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Random rules of every kind, and random readings, commands and times about one sensor, made to hit
 * limits, delays, late runs, shelves and reminders.
 */
final class Inputs {

  private static final double[] CELSIUS = {
    60, 78, 79, 79.5, 80, 80.5, 85, 89, 89.5, 90, 95, 45, 39, 40, 40.5, 41, 29, 31, 150, -60
  };
  private static final int[] EVENT_STEPS_MS = {
    0, 1, 500, 1_000, 5_000, 70_000, -1, -1_000, -20_000
  };
  private static final int[] ARRIVAL_STEPS_MS = {0, 100, 1_000, 9_999, 10_000, -3_600_000};
  private static final int[] WALL_STEPS_MS = {3_600_000, -3_600_000};

  private Inputs() {}

  /** What a sensor's state meets. */
  @FunctionalInterface
  interface Meeting {
    Decision meet(SensorLogic logic, SensorState state);
  }

  /**
   * Something that a sensor's state meets at a time.
   *
   * @param now when
   * @param reading where it is one
   * @param what happens then
   */
  record Input(Now now, Optional<Reading> reading, Meeting what) {

    Decision meet(SensorLogic logic, SensorState state) {
      return what.meet(logic, state);
    }
  }

  static SensorLogic logic(Random random) {
    return new SensorLogic(rules(random), RuleBook.A_SHIFT);
  }

  static SensorRules rules(Random random) {
    List<Rule> rules = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      rules.add(level("high", Side.HIGH, 80, 90, random));
    }
    if (random.nextBoolean()) {
      rules.add(level("low", Side.LOW, 40, 30, random));
    }
    if (random.nextBoolean()) {
      rules.add(rate("rise", 60, random));
    }
    if (random.nextInt(3) == 0) {
      rules.add(rate("fall", -60, random));
    }
    if (random.nextBoolean()) {
      rules.add(new RangeRule("range", -40, 120, delays(random), handling(random)));
    }
    if (random.nextInt(4) > 0) {
      rules.add(new SilenceRule("silence", Duration.ofSeconds(10), handling(random)));
    }
    return new SensorRules(rules);
  }

  private static LevelRule level(
      String name, Side side, double limit, double extreme, Random random) {
    return new LevelRule(
        name,
        side,
        limit,
        random.nextBoolean() ? OptionalDouble.of(extreme) : OptionalDouble.empty(),
        random.nextBoolean() ? 1 : 0,
        delays(random),
        handling(random));
  }

  private static RateRule rate(String name, double limit, Random random) {
    Duration window = Duration.ofSeconds(random.nextBoolean() ? 6 : 60);
    return new RateRule(name, limit, 5, window, delays(random), handling(random));
  }

  private static Delays delays(Random random) {
    return new Delays(delay(random), delay(random));
  }

  private static Duration delay(Random random) {
    return Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(6_000));
  }

  private static Handling handling(Random random) {
    return new Handling(
        random.nextBoolean() ? Severity.HIGH : Severity.MEDIUM,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? Optional.of(Duration.ofSeconds(5)) : Optional.empty());
  }

  static List<Input> some(Random random, int count) {
    List<Input> inputs = new ArrayList<>();
    long eventMs = 1_000_000_000_000L;
    long arrivalMs = eventMs;
    long steadyMs = eventMs;
    long wallAheadMs = 0;
    for (int i = 0; i < count; i++) {
      steadyMs += random.nextInt(2_000);
      wallAheadMs += random.nextInt(50) == 0 ? WALL_STEPS_MS[random.nextInt(2)] : 0;
      Now now = new Now(steadyMs + wallAheadMs, steadyMs);
      switch (random.nextInt(24)) {
        case 0 -> inputs.add(of(now, (l, state) -> l.silent(Watched.S1, state, now.wallMs())));
        case 1 -> inputs.add(of(now, (l, state) -> l.heard(Watched.S1, state, now.wallMs())));
        case 2 -> inputs.add(of(now, (l, state) -> l.rejected(state)));
        case 3, 4 -> inputs.add(of(now, (l, state) -> l.elapsed(Watched.S1, state, now)));
        case 5, 6, 7, 8 -> inputs.add(asked(now, random));
        default -> {
          eventMs += pick(random, EVENT_STEPS_MS);
          arrivalMs += pick(random, ARRIVAL_STEPS_MS, 30);
          Reading reading =
              new Reading(
                  Watched.S1,
                  random.nextInt(10) == 0 ? Optional.of("m" + i) : Optional.empty(),
                  eventMs,
                  arrivalMs,
                  CELSIUS[random.nextInt(CELSIUS.length)],
                  random.nextInt(20) == 0,
                  new Position(0, i));
          inputs.add(new Input(now, Optional.of(reading), (l, state) -> l.judge(state, reading)));
        }
      }
    }
    return inputs;
  }

  private static Input of(Now now, Meeting what) {
    return new Input(now, Optional.empty(), what);
  }

  /** A command to one of the rules that are there, about its latest raise or one that is not. */
  private static Input asked(Now now, Random random) {
    String id = "c" + random.nextInt(1_000);
    int which = random.nextInt(100);
    int meant = random.nextInt(6);
    Action action =
        switch (random.nextInt(7)) {
          case 0, 1 -> new Acknowledge();
          case 2 -> new Reset();
          case 3 -> new Shelve(Duration.ofMillis(1 + random.nextInt(40_000)));
          case 4 -> random.nextBoolean() ? new Unshelve() : new Shelve(Duration.ofHours(9));
          case 5 -> new TakeOutOfService();
          default -> new PutInService();
        };
    String comment = random.nextInt(5) == 0 ? "" : "because";
    return of(
        now,
        (logic, state) -> {
          if (state.alarms().isEmpty()) {
            return Decision.quiet(state);
          }
          int index = which % state.alarms().size();
          OptionalLong occurrence =
              meant > 1
                  ? OptionalLong.empty()
                  : state.alarms().get(index).state().occurrence().stream()
                      .mapToLong(latest -> latest.number() - meant)
                      .findFirst();
          String rule = logic.rules().rules().get(index).name();
          return logic.command(
              Watched.S1,
              state,
              new AlarmCommand(id, action, rule, occurrence, "budi", comment),
              now);
        });
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
