package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.stored.SensorStateBytes;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of one sensor's decisions, with the inputs that it gets in a simulated plant. */
class PlantPropertyTest {

  private static final int STEPS = 3_000;
  private static final SensorStateBytes BYTES = new SensorStateBytes(RuleBook.DEFAULT);

  static LongStream seeds() {
    return Seeds.upTo(25);
  }

  private static SensorId sensor(long seed) {
    return SimulatedPlant.SENSORS.get((int) (seed % SimulatedPlant.SENSORS.size()));
  }

  private static List<Input> inputs(long seed) {
    SensorId sensor = sensor(seed);
    return Simulation.inputs(SimulatedPlant.scenario(seed, STEPS).only(sensor), sensor);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesEqualJournalsForEqualInputs(long seed) {
    Seeds.check(
        seed,
        () ->
            assertThat(journal(seed, inputs(seed), UnaryOperator.identity()))
                .isEqualTo(journal(seed, inputs(seed), UnaryOperator.identity()))
                .isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void continuesUnchangedFromItsBytes(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          List<Input> inputs = inputs(seed);
          List<AlarmEvent> interrupted =
              journal(
                  seed,
                  inputs,
                  state ->
                      random.nextInt(3) > 0
                          ? state
                          : BYTES.read(state.sensor(), BYTES.write(state)));

          assertThat(interrupted).isEqualTo(journal(seed, inputs, UnaryOperator.identity()));
        });
  }

  private static List<AlarmEvent> journal(
      long seed, List<Input> inputs, UnaryOperator<SensorState> between) {
    List<AlarmEvent> journal = new ArrayList<>();
    SensorState state = SensorState.unknown(sensor(seed));
    for (Input input : inputs) {
      Decision decision = SensorLogic.decide(between.apply(state), input);
      state = decision.next();
      journal.addAll(decision.events());
    }
    return journal;
  }

  /** The invariants include: an alarm changes only with an event, and is cleared only if active. */
  @ParameterizedTest
  @MethodSource("seeds")
  void noOrderOfInputsMakesAnAlarmVanish(long seed) {
    Seeds.check(
        seed,
        () -> {
          List<Input> shuffled = new ArrayList<>(inputs(seed));
          // Before the first rules, a sensor has no alarms.
          Collections.shuffle(shuffled.subList(1, shuffled.size()), new Random(seed));
          Invariants invariants = new Invariants();
          SensorState state = SensorState.unknown(sensor(seed));
          for (Input input : shuffled) {
            if (input instanceof Input.Lost) {
              invariants.forget();
            }
            Decision decision = SensorLogic.decide(state, input);
            invariants.check(state, input, decision);
            state = decision.next();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void duplicatesChangeNoAlarm(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          List<Input> before = new ArrayList<>();
          SensorState state = SensorState.unknown(sensor(seed));
          for (Input input : inputs(seed)) {
            state = SensorLogic.decide(state, input).next();
            if (input instanceof Input.Lost) {
              before.clear();
            }
            before.add(input);
            Input again = before.get(random.nextInt(before.size()));
            if (again instanceof Input.Read read
                && isKnownAsOlder(state, read.reading())
                && !isSilent(state)) {
              Decision decision = SensorLogic.decide(state, again);
              assertThat(states(decision.next())).as("after %s", again).isEqualTo(states(state));
              assertThat(decision.events())
                  .allMatch(event -> event.type() == EventType.LATE_EXCURSION);
            }
            if (input instanceof Input.Command) {
              Decision decision = SensorLogic.decide(state, input);
              assertThat(decision.next()).isEqualTo(state);
              assertThat(decision.events()).isEmpty();
            }
          }
        });
  }

  /** Between partitions, only arrival times tell the order, and the broker's clock may be set. */
  private static boolean isKnownAsOlder(SensorState state, Reading reading) {
    boolean arrivedBefore =
        reading.position().partition() == state.clock().newestPosition().partition()
            || reading.arrivalMs() <= state.clock().newestArrivalMs();
    return arrivedBefore
        && state
            .latest()
            .filter(newest -> newest.eventTimeMs() > reading.eventTimeMs())
            .isPresent();
  }

  private static boolean isSilent(SensorState state) {
    return state.alarms().stream()
        .anyMatch(alarm -> alarm.condition().watchesSilence() && alarm.state().active());
  }

  private static List<Object> states(SensorState state) {
    return state.alarms().stream()
        .<Object>map(alarm -> List.of(alarm.rule().name(), alarm.state(), alarm.attention()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyShelvedAlarmComesBack(long seed) {
    Seeds.check(
        seed,
        () -> {
          SensorState state = SensorState.unknown(sensor(seed));
          for (Input input : inputs(seed)) {
            Decision decision = SensorLogic.decide(state, input);
            state = decision.next();
            if (input instanceof Input.Command command
                && decision.events().stream()
                    .anyMatch(event -> event.type() == EventType.SHELVED)) {
              Now later = later(command);
              Decision after = SensorLogic.decide(state, new Input.Due(later));

              assertThat(state.dueMs(command.now().steadyMs()))
                  .isLessThanOrEqualTo(later.steadyMs());
              assertThat(after.events())
                  .as("%s after %s", later, command)
                  .anyMatch(
                      event ->
                          event.type() == EventType.UNSHELVED
                              && event.rule().equals(command.command().rule()));
            }
          }
        });
  }

  /** Returns the end of the longest shelving. */
  private static Now later(Input.Command command) {
    long longestMs = command.longestShelving().toMillis();
    return new Now(command.now().wallMs() + longestMs, command.now().steadyMs() + longestMs);
  }
}
