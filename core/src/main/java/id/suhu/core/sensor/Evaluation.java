package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Verdict;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates readings, using event time only.
 *
 * <p>A reading older than the newest one is <em>late</em>: it is counted and never changes an
 * alarm's state. When every reading was late for {@value #SET_BACK_AFTER_MS} ms of arrival time,
 * the sensor's clock was set back, and evaluation restarts at that reading. Only readings that
 * arrived after the newest one count: a backlog may deliver older arrivals later, which prove
 * nothing.
 *
 * <p>A reading with the event time of the newest one and a temperature already evaluated at that
 * time is a repetition: it is counted and changes nothing. If the sensor's clock is slow ({@link
 * ClockPace}), repetitions cannot be recognised and the reading is evaluated; delays then elapse in
 * arrival time.
 */
final class Evaluation {

  /**
   * For how long, in arrival time, all readings must be late before the clock counts as set back.
   */
  static final long SET_BACK_AFTER_MS = 10_000;

  private Evaluation() {}

  /** Evaluates a good reading, or counts it as late or as a repetition. */
  static Decision evaluate(SensorState state, Reading reading) {
    if (state.latest().isEmpty() || reading.eventTimeMs() >= state.latest().get().eventTimeMs()) {
      return state.isPlausible(reading) ? onTime(state, reading) : implausible(state, reading);
    }
    SensorClock clock = state.clock();
    if (!clock.cameBefore(reading)) {
      return late(state, reading, clock.lateSinceMs());
    }
    long arrival = reading.arrivalMs();
    // An arrival before the run's first means that the broker's clock was set back: restart there.
    long lateSince =
        clock.lateSinceMs() == Condition.NEVER || arrival < clock.lateSinceMs()
            ? arrival
            : clock.lateSinceMs();
    return arrival - lateSince >= SET_BACK_AFTER_MS
        ? restart(state, reading)
        : late(state, reading, lateSince);
  }

  /**
   * Handles a reading outside the rated range, like a rejected record: it is counted, and the
   * sensor's quality becomes bad. Only the alarm for the range evaluates it.
   */
  private static Decision implausible(SensorState state, Reading reading) {
    boolean slow = state.clock().pace().slow();
    Outcome outcome = new Outcome(state.alarms(), List.of());
    for (int i = 0; i < outcome.alarms().size(); i++) {
      Alarm alarm = outcome.alarms().get(i);
      if (alarm.condition().isImplausible(reading)) {
        outcome =
            outcome.after(
                alarm.condition().evaluate(alarm.state(), reading, slow),
                i,
                reading,
                state.machine());
      }
    }
    SensorState next =
        state.withCounted(reading.position(), true, false, state.clock(), outcome.alarms());
    return outcome.events().isEmpty()
        ? Decision.quiet(state, next)
        : Decision.of(next, outcome.events());
  }

  private static Decision onTime(SensorState state, Reading reading) {
    SensorClock clock = state.clock();
    ClockPace pace = clock.pace().after(reading.eventTimeMs(), reading.arrivalMs());
    boolean sameTime =
        state.latest().isPresent() && state.latest().get().eventTimeMs() == reading.eventTimeMs();
    if (sameTime
        && !pace.slow()
        && clock.hasSeen(reading.celsius(), state.latest().get().celsius())) {
      SensorState next =
          state.withCounted(reading.position(), false, false, clock.withPace(pace), state.alarms());
      return Decision.ofReading(state, next, List.of());
    }
    boolean clockSuspect =
        reading.clockSuspect() || pace.slow() || reading.eventTimeMs() <= clock.suspectUntilMs();
    Optional<String> machine = machine(state, reading);
    Outcome outcome = new Outcome(state.alarms(), List.of());
    for (int i = 0; i < outcome.alarms().size(); i++) {
      Alarm alarm = outcome.alarms().get(i);
      Verdict verdict = alarm.condition().evaluate(alarm.state(), reading, pace.slow());
      outcome = outcome.after(verdict, i, reading, machine);
    }
    SensorState next =
        new SensorState(
            state.sensor(),
            Optional.of(LatestReading.of(reading, clockSuspect)),
            reading.position(),
            machine,
            false,
            state.readings() + 1,
            state.lateReadings(),
            sameTime
                ? clock.afterEvaluatedAtSameTime(reading, state.latest().get().celsius(), pace)
                : clock.afterEvaluated(reading, pace),
            outcome.alarms(),
            state.commandIds(),
            state.kept());
    return Decision.ofReading(state, next, outcome.events());
  }

  private static Decision late(SensorState state, Reading reading, long lateSinceMs) {
    boolean plausible = state.isPlausible(reading);
    Outcome outcome = new Outcome(state.alarms(), List.of());
    for (int i = 0; i < outcome.alarms().size() && plausible; i++) {
      Alarm alarm = outcome.alarms().get(i);
      Verdict verdict = alarm.condition().late(alarm.state(), reading);
      outcome = outcome.after(verdict, i, reading, state.machine());
    }
    SensorState next =
        state.withCounted(
            reading.position(),
            !plausible,
            true,
            state.clock().withLateSince(lateSinceMs),
            outcome.alarms());
    return plausible
        ? Decision.ofReading(state, next, outcome.events())
        : Decision.quiet(state, next);
  }

  private static Decision restart(SensorState state, Reading reading) {
    List<Alarm> alarms =
        state.alarms().stream().map(alarm -> alarm.restartedAt(reading.eventTimeMs())).toList();
    List<AlarmEvent> events = new ArrayList<>();
    boolean plausible = state.isPlausible(reading);
    Optional<String> machine = plausible ? machine(state, reading) : state.machine();
    // The clock belongs to the sensor, so only the first alarm gets an event; the silence alarm
    // gets it only if there is no other.
    alarms.stream()
        .min(Comparator.comparing(alarm -> alarm.condition().watchesSilence()))
        .map(alarm -> JournalEntry.ofReading(EventType.CLOCK_SET_BACK, alarm, reading, machine))
        .ifPresent(events::add);
    long newestMs = state.latest().map(LatestReading::eventTimeMs).orElse(Condition.NEVER);
    SensorState restarted = state.withClock(state.clock().setBack(newestMs), alarms);
    // A reading outside the rated range cannot be the newest one: the next good reading is.
    Decision anew =
        plausible ? onTime(restarted, reading) : implausible(restarted.withoutLatest(), reading);
    events.addAll(anew.events());
    return Decision.of(anew.next(), List.copyOf(events));
  }

  private static Optional<String> machine(SensorState state, Reading reading) {
    return reading.machine().isPresent() ? reading.machine() : state.machine();
  }

  /** The alarms after some of their conditions' verdicts on a reading, and their events. */
  private record Outcome(List<Alarm> alarms, List<AlarmEvent> events) {

    /** Returns the outcome after the verdict for one more alarm. */
    Outcome after(Verdict verdict, int index, Reading reading, Optional<String> machine) {
      if (verdict.isNothing()) {
        return this;
      }
      Alarm.Step step = alarms.get(index).take(verdict);
      return new Outcome(
          replaced(alarms, index, step.next()), withEvent(events, step, reading, machine));
    }
  }

  /** Returns the list with one alarm replaced. */
  private static List<Alarm> replaced(List<Alarm> alarms, int index, Alarm alarm) {
    Alarm[] changed = alarms.toArray(new Alarm[0]);
    changed[index] = alarm;
    return List.of(changed);
  }

  private static List<AlarmEvent> withEvent(
      List<AlarmEvent> events, Alarm.Step step, Reading reading, Optional<String> machine) {
    if (step.event().isEmpty()) {
      return events;
    }
    AlarmEvent event = JournalEntry.ofReading(step.event().get(), step.next(), reading, machine);
    if (events.isEmpty()) {
      return List.of(event);
    }
    List<AlarmEvent> more = new ArrayList<>(events);
    more.add(event);
    return List.copyOf(more);
  }
}
