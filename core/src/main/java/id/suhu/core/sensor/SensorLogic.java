package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.HighAlarm;
import id.suhu.core.alarm.RunningDelay;
import id.suhu.core.alarm.SilenceAlarm;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.HighRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Decides: a sensor's state and an input in, its next state and the journal's events out.
 *
 * <p>Readings are judged in event time alone, so the same readings in the same order always give
 * the same journal. What only the wall clock can tell, that a sensor is silent and that it is back,
 * has methods of its own ({@link #silent}, {@link #heard}) and events of its own.
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
 *
 * <p>Immutable.
 */
public final class SensorLogic {

  /** How long, in arrival time, a sensor's readings must all have been late. */
  static final long SET_BACK_AFTER_MS = 10_000;

  private final RuleBook book;
  private final SensorState unknown;

  /**
   * @param book the rules, for every sensor
   */
  public SensorLogic(RuleBook book) {
    this.book = book;
    this.unknown =
        new SensorState(
            Optional.empty(),
            Position.NONE,
            Optional.empty(),
            false,
            0,
            0,
            SensorClock.UNKNOWN,
            book.rules().stream().map(SensorLogic::initial).toList());
  }

  /** The alarm of a rule that has met no reading. */
  static Alarm initial(Rule rule) {
    return rule instanceof HighRule ? HighAlarm.INITIAL : SilenceAlarm.INITIAL;
  }

  /** The rules that decide. */
  public RuleBook book() {
    return book;
  }

  /** The state of a sensor that nothing is known of yet. */
  public SensorState unknown() {
    return unknown;
  }

  /** A good reading: judges it, or counts it as late or as repeated. */
  public Decision judge(SensorState state, Reading reading) {
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
        clock.lateSinceMs() == HighAlarm.NEVER || arrival < clock.lateSinceMs()
            ? arrival
            : clock.lateSinceMs();
    return arrival - lateSince >= SET_BACK_AFTER_MS
        ? judgeAnew(state, reading)
        : judgeLate(state, reading, lateSince);
  }

  private Decision judgeOnTime(SensorState state, Reading reading) {
    SensorClock clock = state.clock();
    ClockPace pace = clock.pace().after(reading.eventTimeMs(), reading.arrivalMs());
    boolean sameTime =
        state.latest().isPresent() && state.latest().get().eventTimeMs() == reading.eventTimeMs();
    if (sameTime && !pace.slow() && clock.hasSeen(reading.celsius())) {
      return Decision.quiet(state.withRepeated(reading.position(), clock.withPace(pace)));
    }
    boolean clockSuspect =
        reading.clockSuspect() || pace.slow() || reading.eventTimeMs() <= clock.suspectUntilMs();
    List<AlarmEvent> events = List.of();
    List<Alarm> alarms = state.alarms();
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i) instanceof HighAlarm alarm) {
        HighRule rule = (HighRule) book.rules().get(i);
        HighAlarm.Step step = alarm.judge(rule, reading, pace.slow());
        alarms = replaced(alarms, i, step.next());
        events = noted(events, step.event(), rule, step.next(), reading, machine(state, reading));
      }
    }
    SensorState next =
        new SensorState(
            Optional.of(LatestReading.of(reading, clockSuspect)),
            reading.position(),
            machine(state, reading),
            false,
            state.readings() + 1,
            state.lateReadings(),
            clock.afterJudged(reading, sameTime, pace),
            alarms);
    return new Decision(next, events);
  }

  private Decision judgeLate(SensorState state, Reading reading, long lateSinceMs) {
    List<AlarmEvent> events = List.of();
    List<Alarm> alarms = state.alarms();
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i) instanceof HighAlarm alarm) {
        HighRule rule = (HighRule) book.rules().get(i);
        HighAlarm.Step step = alarm.late(rule, reading);
        alarms = replaced(alarms, i, step.next());
        events = noted(events, step.event(), rule, step.next(), reading, state.machine());
      }
    }
    SensorState next =
        new SensorState(
            state.latest(),
            reading.position(),
            state.machine(),
            false,
            state.readings() + 1,
            state.lateReadings() + 1,
            state.clock().withLateSince(lateSinceMs),
            alarms);
    return new Decision(next, events);
  }

  private Decision judgeAnew(SensorState state, Reading reading) {
    List<Alarm> alarms = state.alarms();
    // The clock is the sensor's, not an alarm's: one alarm tells it, a high one if there is any.
    int teller = 0;
    for (int i = alarms.size() - 1; i >= 0; i--) {
      if (alarms.get(i) instanceof HighAlarm alarm) {
        alarms = replaced(alarms, i, alarm.restartedAt(reading.eventTimeMs()));
        teller = i;
      }
    }
    List<AlarmEvent> events = new ArrayList<>();
    if (!alarms.isEmpty()) {
      events.add(
          event(
              EventType.CLOCK_SET_BACK,
              book.rules().get(teller),
              alarms.get(teller),
              reading,
              machine(state, reading)));
    }
    long newestMs = state.latest().map(LatestReading::eventTimeMs).orElse(HighAlarm.NEVER);
    Decision anew = judgeOnTime(state.withClock(state.clock().setBack(newestMs), alarms), reading);
    events.addAll(anew.events());
    return new Decision(anew.next(), List.copyOf(events));
  }

  /** A record that was rejected but names the sensor: its quality is bad until a good reading. */
  public Decision rejected(SensorState state) {
    return Decision.quiet(state.withRejected());
  }

  /**
   * No good reading has arrived for as long as the silence rule allows. An active alarm stays
   * active and is journalled as stale.
   *
   * @param wallMs now, epoch milliseconds
   * @return no events if the sensor is known to be silent, or no rule is about silence
   */
  public Decision silent(SensorId sensor, SensorState state, long wallMs) {
    int index = silenceIndex(state);
    if (index < 0 || !(state.alarms().get(index).state() instanceof AlarmState.Inactive inactive)) {
      return Decision.quiet(state);
    }
    SilenceAlarm raised = new SilenceAlarm(inactive.raise(wallMs, wallMs));
    return turned(sensor, state, index, raised, EventType.RAISED, EventType.STALE, wallMs);
  }

  /**
   * A good reading has arrived: ends a silence. To be called before the reading is judged.
   *
   * @param wallMs now, epoch milliseconds
   * @return no events if the sensor was not silent
   */
  public Decision heard(SensorId sensor, SensorState state, long wallMs) {
    int index = silenceIndex(state);
    if (index < 0 || !(state.alarms().get(index).state() instanceof AlarmState.Active active)) {
      return Decision.quiet(state);
    }
    SilenceAlarm cleared = new SilenceAlarm(active.clear(wallMs));
    return turned(sensor, state, index, cleared, EventType.CLEARED, EventType.FRESH, wallMs);
  }

  /**
   * A sensor that is no more, such as one with a mistyped name, is forgotten: what needed attention
   * is journalled as cleared, so that nobody waits for it.
   *
   * @param wallMs now, epoch milliseconds
   * @return the state of a sensor that nothing is known of, and an event for each alarm that was
   *     active, latched or not acknowledged
   */
  public Decision forget(SensorId sensor, SensorState state, long wallMs) {
    List<AlarmEvent> events = new ArrayList<>();
    for (int i = 0; i < state.alarms().size(); i++) {
      AlarmState alarm = state.alarms().get(i).state();
      if (alarm.needsAttention()) {
        Alarm ended =
            state.alarms().get(i) instanceof HighAlarm
                ? new HighAlarm(alarm.ended(wallMs), RunningDelay.NONE, HighAlarm.NEVER)
                : new SilenceAlarm(alarm.ended(wallMs));
        events.add(wallClockEvent(EventType.CLEARED, sensor, state, i, ended, wallMs));
      }
    }
    return new Decision(unknown, List.copyOf(events));
  }

  /** Whether the sensor's silence alarm is active: whether {@link #heard} would say something. */
  public boolean isSilent(SensorState state) {
    int index = silenceIndex(state);
    return index >= 0 && state.alarms().get(index).state().active();
  }

  private Decision turned(
      SensorId sensor,
      SensorState state,
      int silenceIndex,
      SilenceAlarm silence,
      EventType ofSilence,
      EventType ofTheOthers,
      long wallMs) {
    List<AlarmEvent> events = new ArrayList<>();
    events.add(wallClockEvent(ofSilence, sensor, state, silenceIndex, silence, wallMs));
    for (int i = 0; i < state.alarms().size(); i++) {
      Alarm alarm = state.alarms().get(i);
      if (i != silenceIndex && alarm.state().active()) {
        events.add(wallClockEvent(ofTheOthers, sensor, state, i, alarm, wallMs));
      }
    }
    SensorState next = state.withAlarms(replaced(state.alarms(), silenceIndex, silence));
    return new Decision(next, List.copyOf(events));
  }

  /** How far the sensor's latest value can be believed. */
  public Quality quality(SensorState state) {
    if (state.rejected()) {
      return Quality.BAD;
    }
    return isSilent(state) ? Quality.STALE : Quality.GOOD;
  }

  /** What others are told of the sensor. */
  public SensorStatus status(SensorId sensor, SensorState state) {
    List<AlarmStatus> alarms = new ArrayList<>();
    for (int i = 0; i < state.alarms().size(); i++) {
      AlarmState alarm = state.alarms().get(i).state();
      if (alarm.needsAttention()) {
        alarms.add(AlarmStatus.of(book.rules().get(i), alarm));
      }
    }
    return new SensorStatus(
        sensor,
        state.machine(),
        state.latest(),
        quality(state),
        state.readings(),
        state.lateReadings(),
        List.copyOf(alarms));
  }

  private static int silenceIndex(SensorState state) {
    List<Alarm> alarms = state.alarms();
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i) instanceof SilenceAlarm) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> machine(SensorState state, Reading reading) {
    return reading.machine().isPresent() ? reading.machine() : state.machine();
  }

  /** The list with one alarm exchanged; the same list where it is the same alarm. */
  private static List<Alarm> replaced(List<Alarm> alarms, int index, Alarm alarm) {
    if (alarms.get(index) == alarm) {
      return alarms;
    }
    List<Alarm> changed = new ArrayList<>(alarms);
    changed.set(index, alarm);
    return List.copyOf(changed);
  }

  private static List<AlarmEvent> noted(
      List<AlarmEvent> events,
      Optional<EventType> type,
      Rule rule,
      Alarm alarm,
      Reading reading,
      Optional<String> machine) {
    if (type.isEmpty()) {
      return events;
    }
    List<AlarmEvent> more = new ArrayList<>(events);
    more.add(event(type.get(), rule, alarm, reading, machine));
    return List.copyOf(more);
  }

  private static AlarmEvent event(
      EventType type, Rule rule, Alarm alarm, Reading reading, Optional<String> machine) {
    return new AlarmEvent(
        type,
        reading.sensor(),
        machine,
        rule.name(),
        rule.text(),
        rule.severity(),
        alarm.state(),
        OptionalDouble.of(reading.celsius()),
        limit(rule),
        reading.eventTimeMs(),
        reading.position());
  }

  private AlarmEvent wallClockEvent(
      EventType type, SensorId sensor, SensorState state, int index, Alarm alarm, long wallMs) {
    Rule rule = book.rules().get(index);
    @Nullable LatestReading latest = state.latest().orElse(null);
    return new AlarmEvent(
        type,
        sensor,
        state.machine(),
        rule.name(),
        rule.text(),
        rule.severity(),
        alarm.state(),
        latest == null ? OptionalDouble.empty() : OptionalDouble.of(latest.celsius()),
        limit(rule),
        wallMs,
        state.position());
  }

  private static OptionalDouble limit(Rule rule) {
    return rule instanceof HighRule high
        ? OptionalDouble.of(high.limitCelsius())
        : OptionalDouble.empty();
  }
}
