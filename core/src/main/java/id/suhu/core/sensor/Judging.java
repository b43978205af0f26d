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
 * Judges readings, in event time alone.
 *
 * <p>A reading older than the newest one is <em>late</em>: it is counted and never moves an alarm.
 * When for {@value #SET_BACK_AFTER_MS} ms of arrival time every reading was late, the sensor's
 * clock was set back, and the sensor is judged anew from there. Only readings that came in after
 * the newest one count for that: older arrivals, which a backlog may bring later, prove nothing.
 *
 * <p>A reading with the event time of the newest one and a temperature that was judged at that time
 * is the same reading again: it is counted and moves nothing. Where the sensor's clock is slow
 * ({@link ClockPace}) that cannot be told, and the reading is judged; its delays elapse in arrival
 * time.
 */
final class Judging {

  /** How long, in arrival time, a sensor's readings must all have been late. */
  static final long SET_BACK_AFTER_MS = 10_000;

  private Judging() {}

  /** A good reading: judges it, or counts it as late or as repeated. */
  static Decision judge(SensorState state, Reading reading) {
    if (state.latest().isEmpty() || reading.eventTimeMs() >= state.latest().get().eventTimeMs()) {
      return judgeOnTime(state, reading);
    }
    SensorClock clock = state.clock();
    if (!clock.cameBefore(reading)) {
      return judgeLate(state, reading, clock.lateSinceMs());
    }
    long arrival = reading.arrivalMs();
    // An arrival before the run's first means that the broker's clock went back: count from there.
    long lateSince =
        clock.lateSinceMs() == Condition.NEVER || arrival < clock.lateSinceMs()
            ? arrival
            : clock.lateSinceMs();
    return arrival - lateSince >= SET_BACK_AFTER_MS
        ? judgeAnew(state, reading)
        : judgeLate(state, reading, lateSince);
  }

  private static Decision judgeOnTime(SensorState state, Reading reading) {
    SensorClock clock = state.clock();
    ClockPace pace = clock.pace().after(reading.eventTimeMs(), reading.arrivalMs());
    boolean sameTime =
        state.latest().isPresent() && state.latest().get().eventTimeMs() == reading.eventTimeMs();
    if (sameTime && !pace.slow() && clock.hasSeen(reading.celsius())) {
      SensorState next = state.withRepeated(reading.position(), clock.withPace(pace));
      return Decision.ofReading(state, next, List.of());
    }
    boolean clockSuspect =
        reading.clockSuspect() || pace.slow() || reading.eventTimeMs() <= clock.suspectUntilMs();
    Optional<String> machine = machine(state, reading);
    List<Alarm> alarms = state.alarms();
    List<AlarmEvent> events = List.of();
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      Verdict verdict = alarm.condition().judge(alarm.state(), reading, pace.slow());
      if (!verdict.isNothing()) {
        Alarm.Step step = alarm.take(verdict);
        alarms = replaced(alarms, i, step.next());
        events = noted(events, step, reading, machine);
      }
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
            clock.afterJudged(reading, sameTime, pace),
            alarms,
            state.kept());
    return Decision.ofReading(state, next, events);
  }

  private static Decision judgeLate(SensorState state, Reading reading, long lateSinceMs) {
    List<Alarm> alarms = state.alarms();
    List<AlarmEvent> events = List.of();
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      Verdict verdict = alarm.condition().late(alarm.state(), reading);
      if (!verdict.isNothing()) {
        Alarm.Step step = alarm.take(verdict);
        alarms = replaced(alarms, i, step.next());
        events = noted(events, step, reading, state.machine());
      }
    }
    SensorState next =
        new SensorState(
            state.sensor(),
            state.latest(),
            reading.position(),
            state.machine(),
            false,
            state.readings() + 1,
            state.lateReadings() + 1,
            state.clock().withLateSince(lateSinceMs),
            alarms,
            state.kept());
    return Decision.ofReading(state, next, events);
  }

  private static Decision judgeAnew(SensorState state, Reading reading) {
    List<Alarm> alarms =
        state.alarms().stream().map(alarm -> alarm.restartedAt(reading.eventTimeMs())).toList();
    List<AlarmEvent> events = new ArrayList<>();
    // The clock is the sensor's, not an alarm's: the first alarm tells it, that of silence only if
    // there is no other.
    alarms.stream()
        .min(Comparator.comparing(alarm -> alarm.condition().watchesSilence()))
        .map(
            alarm ->
                JournalEntry.ofReading(
                    EventType.CLOCK_SET_BACK, alarm, reading, machine(state, reading)))
        .ifPresent(events::add);
    long newestMs = state.latest().map(LatestReading::eventTimeMs).orElse(Condition.NEVER);
    Decision anew = judgeOnTime(state.withClock(state.clock().setBack(newestMs), alarms), reading);
    events.addAll(anew.events());
    return Decision.of(anew.next(), List.copyOf(events));
  }

  private static Optional<String> machine(SensorState state, Reading reading) {
    return reading.machine().isPresent() ? reading.machine() : state.machine();
  }

  /** The list with one alarm exchanged. */
  private static List<Alarm> replaced(List<Alarm> alarms, int index, Alarm alarm) {
    Alarm[] changed = alarms.toArray(new Alarm[0]);
    changed[index] = alarm;
    return List.of(changed);
  }

  private static List<AlarmEvent> noted(
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
