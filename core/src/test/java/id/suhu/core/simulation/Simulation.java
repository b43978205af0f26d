package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.time.Now;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Runs a scenario with core, in a {@link SmallEngine}, and with the slow model, and compares: the
 * events of each step, and the status of each sensor at the end.
 */
final class Simulation {

  private final SmallEngine engine;
  private final Map<SensorId, SlowModel> models = new LinkedHashMap<>();
  private final UnaryOperator<RuleBook> mistake;
  private final Set<Enum<?>> covered = new HashSet<>();
  private long nextTickMs = Scenario.START_MS;
  private long wallAheadMs;
  private long steadyAheadMs;

  private Simulation(RuleBook rules, UnaryOperator<RuleBook> mistake) {
    this.mistake = mistake;
    engine = new SmallEngine(mistake.apply(rules), SimulatedPlant.SENSORS, Scenario.START_MS);
    SimulatedPlant.SENSORS.forEach(id -> models.put(id, new SlowModel(id, rules)));
  }

  /**
   * Runs a scenario.
   *
   * @param mistake changes the rules that core gets, in tests of the simulation
   * @return what occurred: types of events, shown states, reasons of refusals, classes of readings
   * @throws AssertionError if an invariant is violated, or core and the model differ
   */
  static Set<Enum<?>> run(Scenario scenario, UnaryOperator<RuleBook> mistake) {
    return ran(scenario, mistake).covered;
  }

  private static Simulation ran(Scenario scenario, UnaryOperator<RuleBook> mistake) {
    Simulation simulation = new Simulation(scenario.rules(), mistake);
    for (PlantInput input : scenario.inputs()) {
      simulation.tickUntil(input.atMs());
      simulation.take(input);
    }
    simulation.tickUntil(scenario.endMs());
    simulation.models.keySet().forEach(simulation::compareStatus);
    return simulation;
  }

  /** Runs a scenario and returns the inputs that core got for a sensor. */
  static List<Input> inputs(Scenario scenario, SensorId sensor) {
    return ran(scenario, UnaryOperator.identity()).engine.inputs(sensor);
  }

  /** Returns the failure of a scenario; empty if it passes. */
  static Optional<Throwable> failure(Scenario scenario, UnaryOperator<RuleBook> mistake) {
    try {
      run(scenario, mistake);
      return Optional.empty();
    } catch (RuntimeException | AssertionError e) {
      return Optional.of(e);
    }
  }

  private void tickUntil(long atMs) {
    for (; nextTickMs <= atMs; nextTickMs += Scenario.TICK_MS) {
      Now now = now(nextTickMs);
      engine.tick(now);
      for (Map.Entry<SensorId, SlowModel> model : models.entrySet()) {
        model.getValue().tick(now);
        compare(model.getKey(), model.getValue(), "a tick");
      }
    }
  }

  private void take(PlantInput input) {
    if (input instanceof PlantInput.WallClockSet set) {
      wallAheadMs = set.aheadMs();
      return;
    }
    if (input instanceof PlantInput.Restarted) {
      // A new process derives its steady clock from the wall clock.
      steadyAheadMs = wallAheadMs;
    }
    Now now = now(input.atMs());
    Optional<SensorId> only = ScenarioText.sensor(input);
    if (only.isPresent()) {
      SlowModel model = Optional.ofNullable(models.get(only.get())).orElseThrow();
      take(input, only.get(), model, now);
      compare(only.get(), model, input);
    } else {
      RuleBook book = ScenarioText.rules(input).orElseThrow();
      boolean restarts = input instanceof PlantInput.Restarted;
      if (restarts) {
        engine.restart(mistake.apply(book), now);
      } else {
        engine.change(mistake.apply(book), now);
      }
      for (Map.Entry<SensorId, SlowModel> model : models.entrySet()) {
        if (restarts) {
          model.getValue().restart(book, now);
        } else {
          model.getValue().change(book, now);
        }
        compare(model.getKey(), model.getValue(), input);
      }
    }
  }

  private void take(PlantInput input, SensorId sensor, SlowModel model, Now now) {
    if (input instanceof PlantInput.Reads reads) {
      engine.read(reads.reading(), now);
      covered.add(model.read(reads.reading(), now).fate);
    } else if (input instanceof PlantInput.Rejected) {
      engine.reject(sensor, now);
      model.reject(now);
    } else if (input instanceof PlantInput.Commanded commanded) {
      AlarmCommand command = withOccurrence(commanded);
      engine.command(sensor, command, commanded.arrivedMs(), now);
      model.command(command, commanded.arrivedMs(), now);
    } else {
      engine.lose(sensor, now);
      model.lose(now);
    }
  }

  private AlarmCommand withOccurrence(PlantInput.Commanded commanded) {
    AlarmCommand command = commanded.command();
    OptionalLong latest = engine.occurrence(commanded.sensor(), command.rule());
    OptionalLong meant =
        switch (commanded.meant()) {
          case NOT_NAMED -> OptionalLong.empty();
          case LATEST -> latest;
          case OTHER -> OptionalLong.of(latest.orElse(1) - 1);
        };
    return new AlarmCommand(
        command.id(), command.action(), command.rule(), meant, command.user(), command.comment());
  }

  private Now now(long trueMs) {
    return new Now(trueMs + wallAheadMs, trueMs + steadyAheadMs);
  }

  private void compare(SensorId id, SlowModel model, Object input) {
    List<AlarmEvent> events = engine.newEvents(id);
    List<AlarmEvent> expected = model.newEvents();
    if (!events.equals(expected)) {
      // Names the members that differ.
      assertThat(events)
          .as("events of %s after %s", id, input)
          .usingRecursiveComparison()
          .isEqualTo(expected);
    }
    for (AlarmEvent event : events) {
      covered.add(event.type());
      covered.add(event.shown());
      event
          .operator()
          .flatMap(operator -> operator.refusal())
          .map(Refusal::reason)
          .ifPresent(covered::add);
    }
  }

  private void compareStatus(SensorId id) {
    SensorStatus status = engine.status(id);
    SensorStatus expected = Optional.ofNullable(models.get(id)).orElseThrow().status();
    assertThat(status).as("status of %s at the end", id).isEqualTo(expected);
  }
}
