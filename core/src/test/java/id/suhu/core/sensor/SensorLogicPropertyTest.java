package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.Inputs.Input;
import id.suhu.core.sensor.Inputs.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorLogicPropertyTest {

  private static final int INPUTS = 200;

  static LongStream seeds() {
    return Seeds.upTo(500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void clearsOnlyWhatWasRaisedAndNumbersEveryRaise(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = new SensorLogic(Inputs.rules(random));
          Map<String, Boolean> active = new HashMap<>();
          Set<String> occurrences = new HashSet<>();
          for (AlarmEvent event :
              Inputs.journal(logic, logic.unknown(), Inputs.some(random, INPUTS))) {
            boolean was = active.getOrDefault(event.rule(), false);
            switch (event.type()) {
              case RAISED -> {
                assertThat(was).as("%s", event).isFalse();
                assertThat(occurrences.add(event.occurrenceId().orElseThrow())).isTrue();
              }
              case CLEARED, STALE, FRESH -> assertThat(was).as("%s", event).isTrue();
              case LATE_EXCURSION, CLOCK_SET_BACK ->
                  assertThat(event.state().active()).as("%s", event).isEqualTo(was);
            }
            active.put(event.rule(), event.state().active());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changesAnAlarmsStateNeverWithoutAnEventThatSaysSo(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = new SensorLogic(Inputs.rules(random));
          SensorState state = logic.unknown();
          for (Input input : Inputs.some(random, INPUTS)) {
            Decision decision = input.meet(logic, state);
            for (int i = 0; i < state.alarms().size(); i++) {
              String rule = logic.book().rules().get(i).name();
              boolean told =
                  decision.events().stream()
                      .anyMatch(
                          event ->
                              event.rule().equals(rule)
                                  && (event.type() == EventType.RAISED
                                      || event.type() == EventType.CLEARED));
              boolean changed =
                  !code(state.alarms().get(i)).equals(code(decision.next().alarms().get(i)));
              assertThat(told).as("%s after %s: %s", rule, input, decision).isEqualTo(changed);
            }
            state = decision.next();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void takesADuplicateOfTheNewestReadingAsNothing(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = new SensorLogic(Inputs.rules(random));
          SensorState state = logic.unknown();
          for (Input input : Inputs.some(random, INPUTS)) {
            state = input.meet(logic, state).next();
            if (input instanceof Read read && isNewest(state, read.reading())) {
              Decision again = input.meet(logic, state);
              assertThat(again.events()).as("%s", read).isEmpty();
              assertThat(withoutCounters(again.next())).isEqualTo(withoutCounters(state));
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotFlapInsideTheDeadband(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          Watched sensor = Watched.byDefault();
          if (random.nextBoolean()) {
            sensor.reads(1_000, 85);
          }
          int before = sensor.events.size();
          for (int i = 0; i < INPUTS; i++) {
            double insideTheBand = Math.nextUp(79.0) + random.nextDouble() * 0.9999;
            sensor.reads(2_000 + i * 1_000L, insideTheBand);
          }
          assertThat(sensor.events).hasSize(before);
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goesOnFromItsBytesAsIfNothingHadHappened(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = new SensorLogic(Inputs.rules(random));
          SensorStateBytes bytes = new SensorStateBytes(logic.book());
          List<Input> inputs = Inputs.some(random, INPUTS);
          List<AlarmEvent> interrupted = new ArrayList<>();
          SensorState state = logic.unknown();
          for (Input input : inputs) {
            if (random.nextInt(5) == 0) {
              state = bytes.read(bytes.write(state));
            }
            Decision decision = input.meet(logic, state);
            state = decision.next();
            interrupted.addAll(decision.events());
          }
          assertThat(interrupted).isEqualTo(Inputs.journal(logic, logic.unknown(), inputs));
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesEqualJournalsForEqualInputs(long seed) {
    Seeds.check(
        seed,
        () -> {
          List<List<AlarmEvent>> journals = new ArrayList<>();
          for (int time = 0; time < 2; time++) {
            Random random = new Random(seed);
            SensorLogic logic = new SensorLogic(Inputs.rules(random));
            journals.add(Inputs.journal(logic, logic.unknown(), Inputs.some(random, INPUTS)));
          }
          assertThat(journals.get(0)).isEqualTo(journals.get(1));
        });
  }

  /** One logic serves all sensors: it must keep nothing of one that another could feel. */
  @ParameterizedTest
  @MethodSource("seeds")
  void judgesASensorAsIfThereWereNoOther(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic shared = new SensorLogic(Inputs.rules(random));
          List<Input> inputs = Inputs.some(random, INPUTS);
          List<AlarmEvent> among = new ArrayList<>();
          SensorState state = shared.unknown();
          SensorState other = shared.unknown();
          for (Input input : inputs) {
            if (input instanceof Read read) {
              other = shared.judge(other, of(new SensorId("S2"), read.reading(), 90)).next();
            }
            Decision decision = input.meet(shared, state);
            state = decision.next();
            among.addAll(decision.events());
          }
          SensorLogic alone = new SensorLogic(shared.book());
          assertThat(among).isEqualTo(Inputs.journal(alone, alone.unknown(), inputs));
        });
  }

  private static String code(Alarm alarm) {
    return alarm.state().code();
  }

  private static Reading of(SensorId sensor, Reading reading, double celsius) {
    return new Reading(
        sensor,
        reading.machine(),
        reading.eventTimeMs(),
        reading.arrivalMs(),
        celsius,
        false,
        reading.position());
  }

  private static boolean isNewest(SensorState state, Reading reading) {
    return state.position().equals(reading.position())
        && state.latest().orElseThrow().eventTimeMs() == reading.eventTimeMs()
        && state.latest().orElseThrow().celsius() == reading.celsius();
  }

  private static SensorState withoutCounters(SensorState state) {
    return new SensorState(
        state.latest(),
        state.position(),
        state.machine(),
        state.rejected(),
        0,
        0,
        state.clock(),
        state.alarms());
  }
}
