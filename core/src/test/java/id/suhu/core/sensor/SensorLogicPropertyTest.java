package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.Seeds;
import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Inputs.Input;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorLogicPropertyTest {

  private static final int INPUTS = 200;

  /** Events that say where an alarm stands and do not move it. */
  private static final Set<EventType> STANDING =
      EnumSet.of(
          EventType.STALE,
          EventType.FRESH,
          EventType.LATE_EXCURSION,
          EventType.CLOCK_SET_BACK,
          EventType.REFUSED);

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
          SensorLogic logic = Inputs.logic(random);
          Map<String, AlarmEvent> latest = new HashMap<>();
          Set<String> occurrences = new HashSet<>();
          for (AlarmEvent event :
              Inputs.journal(logic, logic.unknown(), Inputs.some(random, INPUTS))) {
            AlarmEvent before = latest.put(event.rule(), event);
            boolean was = before != null && before.active();
            switch (event.type()) {
              case RAISED -> {
                assertThat(was).as("%s", event).isFalse();
                assertThat(event.active()).isTrue();
                assertThat(occurrences.add(event.occurrenceId().orElseThrow())).isTrue();
              }
              case CLEARED -> {
                assertThat(was).as("%s", event).isTrue();
                assertThat(event.active()).isFalse();
              }
              case RE_ALARMED, ESCALATED, DEESCALATED, STALE, FRESH -> {
                assertThat(was).as("%s", event).isTrue();
                assertThat(event.active()).isTrue();
              }
              default -> assertThat(event.active()).as("%s", event).isEqualTo(was);
            }
            if (before != null && event.type() != EventType.RAISED) {
              assertThat(event.occurrence()).as("%s", event).isEqualTo(before.occurrence());
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changesAnAlarmNeverWithoutAnEventThatSaysSo(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = Inputs.logic(random);
          SensorState state = logic.unknown();
          for (Input input : Inputs.some(random, INPUTS)) {
            Decision decision = input.meet(logic, state);
            for (int i = 0; i < state.alarms().size(); i++) {
              String rule = logic.rules().rules().get(i).name();
              List<AlarmEvent> told =
                  decision.events().stream().filter(event -> event.rule().equals(rule)).toList();
              Alarm before = state.alarms().get(i);
              Alarm after = decision.next().alarms().get(i);
              boolean moves = told.stream().anyMatch(event -> !STANDING.contains(event.type()));
              boolean moved =
                  !before.state().name().equals(after.state().name())
                      || before.level() != after.level()
                      || !before.suppression().equals(after.suppression());
              // An alarm that nobody has acknowledged asks again, and stands where it stood.
              boolean mayStand =
                  told.stream().anyMatch(event -> event.type() == EventType.RE_ALARMED);
              assertThat(moved || mayStand)
                  .as("%s by %s: %s", rule, input, decision)
                  .isEqualTo(moves);
              if (!told.isEmpty()) {
                assertSays(told.get(told.size() - 1), after);
              }
            }
            state = decision.next();
          }
        });
  }

  private static void assertSays(AlarmEvent event, Alarm alarm) {
    assertThat(event.state()).as("%s", event).isEqualTo(alarm.shownState());
    assertThat(event.active()).as("%s", event).isEqualTo(alarm.state().active());
    assertThat(event.acknowledged()).as("%s", event).isEqualTo(alarm.state().acknowledged());
  }

  /** Readings, commands and times in any order, and restarts under other rules between them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void tellsInTheJournalWhereEveryAlarmStandsWhateverTheOrder(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          List<Input> inputs = Inputs.some(random, INPUTS);
          Collections.shuffle(inputs, random);
          SensorLogic logic = Inputs.logic(random);
          SensorState state = logic.unknown();
          Map<String, AlarmEvent> latest = new HashMap<>();
          for (Input input : inputs) {
            if (random.nextInt(20) == 0) {
              byte[] bytes = SensorStateBytes.write(state, logic.rules());
              logic = Inputs.logic(random);
              Decision adopted = logic.adopt(Watched.S1, SensorStateBytes.read(bytes), input.now());
              adopted.events().forEach(event -> latest.put(event.rule(), event));
              state = adopted.next();
            }
            Decision decision = input.meet(logic, state);
            decision.events().forEach(event -> latest.put(event.rule(), event));
            state = decision.next();
            assertStandsInTheJournal(logic.rules().rules(), state, latest);
          }
        });
  }

  private static void assertStandsInTheJournal(
      List<Rule> rules, SensorState state, Map<String, AlarmEvent> latest) {
    Map<String, AlarmEvent> needless = new HashMap<>(latest);
    for (int i = 0; i < rules.size(); i++) {
      Alarm alarm = state.alarms().get(i);
      AlarmEvent event = latest.get(rules.get(i).name());
      needless.remove(rules.get(i).name());
      if (event != null) {
        assertSays(event, alarm);
      } else {
        assertThat(alarm.isAtRest()).as("%s", alarm).isTrue();
      }
    }
    // What has no rule any more is not left active for whoever reads the journal.
    assertThat(needless.values()).noneMatch(AlarmEvent::active);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void takesADuplicateOfTheNewestReadingOrOfACommandAsNothing(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = Inputs.logic(random);
          SensorState state = logic.unknown();
          for (Input input : Inputs.some(random, INPUTS)) {
            Decision first = input.meet(logic, state);
            state = first.next();
            boolean newest = input.reading().filter(isNewest(state)).isPresent();
            boolean command =
                first.events().stream().anyMatch(event -> event.command().isPresent());
            if (newest || command) {
              Decision again = input.meet(logic, state);
              assertThat(again.events()).as("%s", input).isEmpty();
              assertThat(withoutCounters(again.next())).isEqualTo(withoutCounters(state));
            }
          }
        });
  }

  private static Predicate<Reading> isNewest(SensorState state) {
    return reading ->
        state.position().equals(reading.position())
            && state.latest().orElseThrow().eventTimeMs() == reading.eventTimeMs()
            && state.latest().orElseThrow().celsius() == reading.celsius();
  }

  /** Within a deadband of 1 °C below 80 or 90, or above 40 or 30, nothing happens twice. */
  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotFlapInsideADeadband(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          boolean high = random.nextBoolean();
          boolean second = random.nextBoolean();
          LevelRule rule = high ? Rules.highHigh(80, 90) : Rules.lowLow(40, 30);
          Watched sensor = new Watched(rule);
          double limit = rule.limit(second ? 2 : 1, 0);
          if (random.nextBoolean()) {
            sensor.reads(1_000, high ? limit + 5 : limit - 5);
          }
          sensor.reads(2_000, limit);
          int before = sensor.events.size();
          for (int i = 0; i < INPUTS; i++) {
            double inTheBand = random.nextDouble() * 0.9999;
            sensor.reads(3_000 + i * 1_000L, high ? limit - inTheBand : limit + inTheBand);
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
          SensorLogic logic = Inputs.logic(random);
          List<Input> inputs = Inputs.some(random, INPUTS);
          List<AlarmEvent> interrupted = new ArrayList<>();
          SensorState state = logic.unknown();
          for (Input input : inputs) {
            if (random.nextInt(5) == 0) {
              byte[] bytes = SensorStateBytes.write(state, logic.rules());
              assertThat(bytes).hasSizeLessThan(1_500);
              Decision adopted = logic.adopt(Watched.S1, SensorStateBytes.read(bytes), input.now());
              assertThat(adopted).isEqualTo(new Decision(state, List.of()));
              state = adopted.next();
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
            SensorLogic logic = Inputs.logic(random);
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
          SensorLogic shared = Inputs.logic(random);
          List<Input> inputs = Inputs.some(random, INPUTS);
          List<AlarmEvent> among = new ArrayList<>();
          SensorState state = shared.unknown();
          SensorState other = shared.unknown();
          for (Input input : inputs) {
            if (input.reading().isPresent()) {
              Reading reading = of(new SensorId("S2"), input.reading().get(), 90);
              other = shared.judge(other, reading).next();
            }
            Decision decision = input.meet(shared, state);
            state = decision.next();
            among.addAll(decision.events());
          }
          SensorLogic alone = new SensorLogic(shared.rules(), RuleBook.A_SHIFT);
          assertThat(among).isEqualTo(Inputs.journal(alone, alone.unknown(), inputs));
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hasSomethingToDoExactlyWhenItSaysItIsDue(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = Inputs.logic(random);
          SensorState state = logic.unknown();
          for (Input input : Inputs.some(random, INPUTS)) {
            state = input.meet(logic, state).next();
            long nowMs = input.now().steadyMs();
            OptionalLong due = logic.dueMs(state, nowMs);
            long untilMs = Math.max(nowMs, due.orElse(nowMs + 86_400_000) - 1);
            if (due.isEmpty() || due.getAsLong() > nowMs) {
              assertThat(elapsed(logic, state, untilMs)).isEqualTo(Decision.quiet(state));
            }
            if (due.isPresent()) {
              Decision then = elapsed(logic, state, Math.max(nowMs, due.getAsLong()));
              assertThat(then.next()).as("due at %s", due).isNotEqualTo(state);
            }
          }
        });
  }

  /** However an alarm was shelved, and whatever happens meanwhile. */
  @ParameterizedTest
  @MethodSource("seeds")
  void bringsEveryShelvedAlarmBack(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          SensorLogic logic = Inputs.logic(random);
          SensorState state = logic.unknown();
          long steadyMs = 0;
          for (Input input : Inputs.some(random, INPUTS)) {
            state = input.meet(logic, state).next();
            steadyMs = input.now().steadyMs();
          }
          long shelved = state.alarms().stream().filter(SensorLogicPropertyTest::isShelved).count();

          Decision later = elapsed(logic, state, steadyMs + RuleBook.A_SHIFT.toMillis());

          assertThat(later.next().alarms()).noneMatch(SensorLogicPropertyTest::isShelved);
          assertThat(later.events().stream().map(AlarmEvent::type))
              .filteredOn(type -> type == EventType.UNSHELVED)
              .hasSize((int) shelved);
        });
  }

  private static boolean isShelved(Alarm alarm) {
    return alarm.suppression().shelf().isPresent();
  }

  private static Decision elapsed(SensorLogic logic, SensorState state, long steadyMs) {
    return logic.elapsed(Watched.S1, state, new Now(steadyMs, steadyMs));
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

  private static SensorState withoutCounters(SensorState state) {
    return new SensorState(
        state.latest(),
        state.position(),
        state.machine(),
        state.bad(),
        state.lateSinceMs(),
        state.suspectUntilMs(),
        0,
        0,
        state.commandIds(),
        state.alarms());
  }
}
