package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.stored.SensorStateBytes;
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
  private static final SensorId S2 = new SensorId("S2");

  static LongStream seeds() {
    return Seeds.upTo(500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void clearsOnlyRaisedAlarmsAndNumbersEveryRaise(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RuleBook book = Inputs.rules(random);
          Map<String, Boolean> active = new HashMap<>();
          Set<String> occurrences = new HashSet<>();
          for (AlarmEvent event : Inputs.journal(book, Inputs.some(random, INPUTS))) {
            boolean was = active.getOrDefault(event.rule(), false);
            switch (event.type()) {
              case RAISED -> {
                assertThat(was).as("%s", event).isFalse();
                assertThat(occurrences.add(event.occurrenceId().orElseThrow())).isTrue();
              }
              case CLEARED, STALE, FRESH -> assertThat(was).as("%s", event).isTrue();
              case ESCALATED, DEESCALATED -> {
                assertThat(was).as("%s", event).isTrue();
                assertThat(event.state().active()).as("%s", event).isTrue();
              }
              case LATE_EXCURSION, CLOCK_SET_BACK ->
                  assertThat(event.state().active()).as("%s", event).isEqualTo(was);
              case ACKNOWLEDGED,
                  RESET,
                  RE_ALARMED,
                  SHELVED,
                  UNSHELVED,
                  OUT_OF_SERVICE,
                  IN_SERVICE,
                  REFUSED,
                  RULE_CHANGED,
                  STATE_LOST ->
                  fail("%s", event);
            }
            active.put(event.rule(), event.state().active());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverChangesAnAlarmsStateWithoutAnEvent(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RuleBook book = Inputs.rules(random);
          SensorState state = Inputs.unknown(book);
          for (Input input : Inputs.some(random, INPUTS)) {
            Decision decision = SensorLogic.decide(state, input);
            for (int i = 0; i < state.alarms().size(); i++) {
              String rule = state.alarms().get(i).rule().name();
              boolean journalled =
                  decision.events().stream()
                      .anyMatch(
                          event ->
                              event.rule().equals(rule)
                                  && (event.type() == EventType.RAISED
                                      || event.type() == EventType.CLEARED));
              boolean changed =
                  !code(state.alarms().get(i)).equals(code(decision.next().alarms().get(i)));
              assertThat(journalled)
                  .as("%s after %s: %s", rule, input, decision)
                  .isEqualTo(changed);
            }
            state = decision.next();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ignoresADuplicateOfTheNewestReading(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RuleBook book = Inputs.rules(random);
          SensorState state = Inputs.unknown(book);
          for (Input input : Inputs.some(random, INPUTS)) {
            state = SensorLogic.decide(state, input).next();
            if (input instanceof Input.Read read && isNewest(state, read.reading())) {
              Decision again = SensorLogic.decide(state, input);
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
  void continuesUnchangedFromItsBytes(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RuleBook book = Inputs.rules(random);
          SensorStateBytes bytes = new SensorStateBytes(book);
          List<Input> inputs = Inputs.some(random, INPUTS);
          List<AlarmEvent> interrupted = new ArrayList<>();
          SensorState state = Inputs.unknown(book);
          for (Input input : inputs) {
            if (random.nextInt(5) == 0) {
              state = Inputs.under(book, bytes.read(Watched.S1, bytes.write(state)));
            }
            Decision decision = SensorLogic.decide(state, input);
            state = decision.next();
            interrupted.addAll(decision.events());
          }
          assertThat(interrupted).isEqualTo(Inputs.journal(book, inputs));
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
            RuleBook book = Inputs.rules(random);
            journals.add(Inputs.journal(book, Inputs.some(random, INPUTS)));
          }
          assertThat(journals.get(0)).isEqualTo(journals.get(1));
        });
  }

  /** A decision about one sensor must not affect another. */
  @ParameterizedTest
  @MethodSource("seeds")
  void evaluatesASensorIndependentlyOfOthers(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RuleBook book = Inputs.rules(random);
          List<Input> inputs = Inputs.some(random, INPUTS);
          List<AlarmEvent> among = new ArrayList<>();
          SensorState state = Inputs.unknown(book);
          SensorState other = SensorState.unknown(S2).withAlarms(state.alarms());
          for (Input input : inputs) {
            if (input instanceof Input.Read read) {
              Input hot = new Input.Read(of(S2, read.reading(), 90), read.wallMs());
              other = SensorLogic.decide(other, hot).next();
            }
            Decision decision = SensorLogic.decide(state, input);
            state = decision.next();
            among.addAll(decision.events());
          }
          assertThat(among).isEqualTo(Inputs.journal(book, inputs));
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
        && state
            .latest()
            .filter(latest -> latest.eventTimeMs() == reading.eventTimeMs())
            .filter(latest -> latest.celsius() == reading.celsius())
            .isPresent();
  }

  private static SensorState withoutCounters(SensorState state) {
    return new SensorState(
        state.sensor(),
        state.latest(),
        state.position(),
        state.machine(),
        state.rejected(),
        0,
        0,
        state.clock(),
        state.alarms(),
        state.commandIds(),
        state.kept());
  }
}
