package id.suhu.core.simulation;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.time.Now;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Plays a scenario to core, by way of a small engine, and to the slow model, and compares. */
final class Simulation {

  /** Of one rate worked out in two ways. */
  private static final double ROUNDING = 1e-6;

  private final SmallEngine engine;
  private final Map<SensorId, SlowModel> models = new LinkedHashMap<>();
  private final UnaryOperator<RuleBook> mistake;
  private final Set<Enum<?>> happened = new HashSet<>();
  private long nextTickMs = Scenario.START_MS;
  private long wallAheadMs;
  private long steadyAheadMs;

  private Simulation(RuleBook rules, UnaryOperator<RuleBook> mistake) {
    this.mistake = mistake;
    engine = new SmallEngine(mistake.apply(rules), SimulatedPlant.SENSORS);
    SimulatedPlant.SENSORS.forEach(id -> models.put(id, new SlowModel(id, rules)));
  }

  /**
   * Plays a scenario.
   *
   * @param mistake what core takes the rules for: for tests of this test
   * @return what happened: types of events, shown states and reasons of refusals
   * @throws AssertionError if an invariant does not hold, or core and model differ
   */
  static Set<Enum<?>> play(Scenario scenario, UnaryOperator<RuleBook> mistake) {
    Simulation simulation = new Simulation(scenario.rules(), mistake);
    for (Input input : scenario.inputs()) {
      simulation.tickUntil(input.atMs());
      simulation.meet(input);
    }
    simulation.tickUntil(scenario.endMs());
    simulation.models.keySet().forEach(id -> simulation.compare(id, scenario.endMs()));
    return simulation.happened;
  }

  /** What is wrong when a scenario is played; empty if nothing is. */
  static Optional<Throwable> fault(Scenario scenario, UnaryOperator<RuleBook> mistake) {
    try {
      play(scenario, mistake);
      return Optional.empty();
    } catch (RuntimeException | AssertionError e) {
      return Optional.of(e);
    }
  }

  private void tickUntil(long atMs) {
    for (; nextTickMs <= atMs; nextTickMs += Scenario.TICK_MS) {
      Now now = now(nextTickMs);
      engine.tick(now);
      models.values().forEach(model -> model.tick(now));
    }
  }

  private void meet(Input input) {
    Now now = now(input.atMs());
    if (input instanceof Input.Reads reads) {
      engine.reads(reads.reading(), now);
      model(reads.reading().sensor()).reads(reads.reading(), now);
    } else if (input instanceof Input.Rejected rejected) {
      engine.rejected(rejected.sensor(), now);
      model(rejected.sensor()).rejected(now);
    } else if (input instanceof Input.Asks asks) {
      AlarmCommand command = settled(asks);
      Optional<Refusal> refusal = engine.asks(asks.sensor(), command, now);
      Optional<Refusal> expected = model(asks.sensor()).asks(command, now);
      refusal.ifPresent(given -> happened.add(given.reason()));
      if (!refusal.equals(expected)) {
        throw new AssertionError(
            "%s is refused with %s instead of %s".formatted(asks, refusal, expected));
      }
    } else if (input instanceof Input.WallClock wallClock) {
      wallAheadMs = wallClock.aheadMs();
    } else if (input instanceof Input.Restart restart) {
      // A new process measures from the wall clock as it finds it.
      steadyAheadMs = wallAheadMs;
      Now after = now(input.atMs());
      engine.restart(mistake.apply(restart.rules()), after);
      models.values().forEach(model -> model.restart(restart.rules(), after));
    }
  }

  private AlarmCommand settled(Input.Asks asks) {
    AlarmCommand command = asks.command();
    OptionalLong latest = engine.occurrence(asks.sensor(), command.rule());
    OptionalLong meant =
        switch (asks.means()) {
          case ANY -> OptionalLong.empty();
          case LATEST -> latest;
          case OTHER -> OptionalLong.of(latest.orElse(1) - 1);
        };
    return new AlarmCommand(
        command.id(), command.action(), command.rule(), meant, command.user(), command.comment());
  }

  private Now now(long trueMs) {
    return new Now(trueMs + wallAheadMs, trueMs + steadyAheadMs);
  }

  private SlowModel model(SensorId id) {
    return Optional.ofNullable(models.get(id)).orElseThrow();
  }

  private void compare(SensorId id, long endMs) {
    List<AlarmEvent> journal = engine.journal(id);
    List<AlarmEvent> expected = model(id).journal();
    for (int i = 0; i < Math.max(journal.size(), expected.size()); i++) {
      Optional<AlarmEvent> is = at(journal, i);
      Optional<AlarmEvent> shall = at(expected, i);
      if (is.isEmpty() || shall.isEmpty()) {
        throw new AssertionError(
            "event %d of %s is%n  %s%nand not, as the slow model has it,%n  %s"
                .formatted(i, id, text(is), text(shall)));
      }
      String difference = difference(is.get(), shall.get());
      if (!difference.isEmpty()) {
        throw new AssertionError(
            "event %d of %s is%n  %s%nwith, and not as the slow model has it,%s"
                .formatted(i, id, is.get(), difference));
      }
    }
    SensorStatus status = engine.status(id, now(endMs));
    if (!status.equals(model(id).status(now(endMs)))) {
      throw new AssertionError(
          "%s ends as%n  %s%nand not, as the slow model has it,%n  %s"
              .formatted(id, status, model(id).status(now(endMs))));
    }
    for (AlarmEvent event : journal) {
      happened.add(event.type());
      happened.add(event.state());
      event.refusal().ifPresent(refusal -> happened.add(refusal.reason()));
    }
  }

  private static Optional<AlarmEvent> at(List<AlarmEvent> journal, int index) {
    return index >= 0 && index < journal.size()
        ? Optional.of(journal.get(index))
        : Optional.empty();
  }

  private static String text(Optional<AlarmEvent> event) {
    return event.map(AlarmEvent::toString).orElse("none");
  }

  /** A line for each part in which two events differ; empty if they do not. */
  private static String difference(AlarmEvent is, AlarmEvent shall) {
    if (is.equals(shall)) {
      return "";
    }
    StringBuilder lines = new StringBuilder();
    for (RecordComponent part : AlarmEvent.class.getRecordComponents()) {
      Object one = valueOf(part, is);
      Object other = valueOf(part, shall);
      if (!one.equals(other) && !(one instanceof OptionalDouble rate && isNear(rate, other))) {
        lines.append("%n  %s %s and not %s".formatted(part.getName(), one, other));
      }
    }
    return lines.toString();
  }

  /** Of numbers that were worked out in two ways. */
  private static boolean isNear(OptionalDouble one, Object other) {
    return one.isPresent()
        && ((OptionalDouble) other).isPresent()
        && Math.abs(one.getAsDouble() - ((OptionalDouble) other).getAsDouble()) <= ROUNDING;
  }

  private static Object valueOf(RecordComponent part, AlarmEvent event) {
    try {
      return part.getAccessor().invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an event does not tell its " + part.getName(), e);
    }
  }
}
