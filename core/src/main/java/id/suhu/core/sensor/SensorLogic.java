package id.suhu.core.sensor;

import static id.suhu.core.sensor.Alarms.replaced;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Memory;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.MeasuredRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides: a sensor's state and an input in, its next state and the journal's events out.
 *
 * <p>Readings are judged in event time alone, so the same readings in the same order always give
 * the same journal. What only the wall clock can tell has methods of its own: that a sensor is
 * silent ({@link #silent}) and that it is back ({@link #heard}), that a shelved alarm comes back
 * and a long one asks again ({@link #elapsed}). Operators have {@link #command}.
 *
 * <p>A reading older than the newest one is <em>late</em>: it is counted and never moves an alarm.
 * When for {@value #SET_BACK_AFTER_MS} ms of arrival time every reading was late, the sensor's
 * clock was set back, and the sensor is judged anew from there.
 *
 * <p>Immutable; one serves all sensors that have the same rules.
 */
public final class SensorLogic {

  /** How long, in arrival time, a sensor's readings must all have been late. */
  static final long SET_BACK_AFTER_MS = 10_000;

  private final SensorRules rules;
  private final SensorState unknown;
  private final Attendance attendance;
  private final Adoption adoption;

  /**
   * @param rules of the sensors that it decides for
   * @param longestShelving how long an operator may shelve an alarm
   */
  public SensorLogic(SensorRules rules, Duration longestShelving) {
    this.rules = rules;
    this.unknown = SensorState.unknown(rules.rules().stream().map(rule -> Alarm.INITIAL).toList());
    this.attendance = new Attendance(rules.rules(), longestShelving);
    this.adoption = new Adoption(rules.rules(), longestShelving);
  }

  /** The rules that decide. */
  public SensorRules rules() {
    return rules;
  }

  /** The state of a sensor that nothing is known of yet. */
  public SensorState unknown() {
    return unknown;
  }

  /** A reading: judges it, or counts it as late. */
  public Decision judge(SensorState state, Reading reading) {
    if (state.latest().isEmpty() || reading.eventTimeMs() >= state.latest().get().eventTimeMs()) {
      return judgeOnTime(state, reading);
    }
    long arrival = reading.arrivalMs();
    // An arrival before the run's first means that the broker's clock went back: count from there.
    long lateSince =
        state.lateSinceMs() == Memory.NEVER || arrival < state.lateSinceMs()
            ? arrival
            : state.lateSinceMs();
    return arrival - lateSince >= SET_BACK_AFTER_MS
        ? judgeAnew(state, reading)
        : judgeLate(state, reading, lateSince);
  }

  private Decision judgeOnTime(SensorState state, Reading reading) {
    boolean clockSuspect =
        reading.clockSuspect() || reading.eventTimeMs() <= state.suspectUntilMs();
    boolean bad = !isPossible(reading);
    List<AlarmEvent> events = List.of();
    List<Alarm> alarms = state.alarms();
    for (int i = 0; i < alarms.size(); i++) {
      if (rules.rules().get(i) instanceof MeasuredRule rule
          && (!bad || rule instanceof RangeRule)) {
        Alarm.Step step = met(rule, alarms.get(i), state, reading);
        alarms = replaced(alarms, i, step.next());
        events = noted(events, step, rule, reading, machine(state, reading));
      }
    }
    SensorState next =
        new SensorState(
            Optional.of(LatestReading.of(reading, clockSuspect)),
            reading.position(),
            machine(state, reading),
            bad,
            Memory.NEVER,
            state.suspectUntilMs(),
            state.readings() + 1,
            state.lateReadings(),
            state.commandIds(),
            alarms);
    return new Decision(next, events);
  }

  private static Alarm.Step met(
      MeasuredRule rule, Alarm alarm, SensorState state, Reading reading) {
    double celsius = reading.celsius();
    long nowMs = reading.eventTimeMs();
    if (rule instanceof LevelRule level) {
      return alarm.judge(level, level.beyond(celsius), level.held(celsius), nowMs);
    }
    if (rule instanceof RangeRule range) {
      int outside = range.isOutside(celsius) ? 1 : 0;
      return alarm.judge(range, outside, outside, nowMs);
    }
    RateRule rate = (RateRule) rule;
    // A second reading of the same moment may be the first one again.
    boolean isNew = state.latest().isEmpty() || nowMs > state.latest().get().eventTimeMs();
    Alarm measured = isNew ? alarm.measured(rate, reading) : alarm;
    var perMinute = measured.perMinute(rate);
    return perMinute.isEmpty()
        ? new Alarm.Step(measured, Optional.empty())
        : measured.judge(
            rate, rate.beyond(perMinute.getAsDouble()), rate.held(perMinute.getAsDouble()), nowMs);
  }

  /**
   * Whether the sensor can have measured what it says: a reading outside its rated range is none
   * that says anything about the machine.
   */
  public boolean isPossible(Reading reading) {
    for (Rule rule : rules.rules()) {
      if (rule instanceof RangeRule range) {
        return !range.isOutside(reading.celsius());
      }
    }
    return true;
  }

  private Decision judgeLate(SensorState state, Reading reading, long lateSinceMs) {
    boolean bad = !isPossible(reading);
    List<AlarmEvent> events = List.of();
    List<Alarm> alarms = state.alarms();
    for (int i = 0; i < alarms.size() && !bad; i++) {
      if (rules.rules().get(i) instanceof LevelRule rule) {
        Alarm.Step step = alarms.get(i).late(rule, reading);
        alarms = replaced(alarms, i, step.next());
        events = noted(events, step, rule, reading, state.machine());
      }
    }
    SensorState next =
        new SensorState(
            state.latest(),
            reading.position(),
            state.machine(),
            bad,
            lateSinceMs,
            state.suspectUntilMs(),
            state.readings() + 1,
            state.lateReadings() + 1,
            state.commandIds(),
            alarms);
    return new Decision(next, events);
  }

  private Decision judgeAnew(SensorState state, Reading reading) {
    List<Alarm> alarms = state.alarms();
    // The clock is the sensor's, not an alarm's: one alarm tells it, a level's if there is any.
    int teller = 0;
    for (int i = alarms.size() - 1; i >= 0; i--) {
      if (rules.rules().get(i) instanceof MeasuredRule rule) {
        alarms = replaced(alarms, i, alarms.get(i).restartedAt(reading.eventTimeMs()));
        teller = rule instanceof LevelRule ? i : teller;
      }
    }
    List<AlarmEvent> events = new ArrayList<>();
    if (!alarms.isEmpty()) {
      events.add(
          JournalEntry.ofReading(
              EventType.CLOCK_SET_BACK,
              rules.rules().get(teller),
              alarms.get(teller),
              reading,
              machine(state, reading)));
    }
    long newestMs = state.latest().map(LatestReading::eventTimeMs).orElse(Memory.NEVER);
    Decision anew = judgeOnTime(state.withClockSetBack(newestMs, alarms), reading);
    events.addAll(anew.events());
    return new Decision(anew.next(), List.copyOf(events));
  }

  /** A record that was rejected but names the sensor: its quality is bad until a good reading. */
  public Decision rejected(SensorState state) {
    return Decision.quiet(state.withBad());
  }

  /**
   * No good reading has arrived for as long as the silence rule allows. An active alarm stays
   * active and is journalled as stale.
   *
   * @param wallMs now, epoch milliseconds
   * @return no events if the sensor is known to be silent, or no rule is about silence
   */
  public Decision silent(SensorId sensor, SensorState state, long wallMs) {
    int index = silenceIndex();
    if (index < 0 || !(state.alarms().get(index).state() instanceof AlarmState.Inactive inactive)) {
      return Decision.quiet(state);
    }
    Alarm raised = state.alarms().get(index).raised(inactive, wallMs);
    return turned(sensor, state, index, raised, EventType.RAISED, EventType.STALE, wallMs);
  }

  /**
   * A good reading has arrived: ends a silence. To be called before the reading is judged.
   *
   * @param wallMs now, epoch milliseconds
   * @return no events if the sensor was not silent
   */
  public Decision heard(SensorId sensor, SensorState state, long wallMs) {
    int index = silenceIndex();
    if (index < 0 || !(state.alarms().get(index).state() instanceof AlarmState.Active active)) {
      return Decision.quiet(state);
    }
    Alarm cleared = state.alarms().get(index).ended(rules.rules().get(index), active, wallMs);
    return turned(sensor, state, index, cleared, EventType.CLEARED, EventType.FRESH, wallMs);
  }

  /** Whether the sensor's silence alarm is active: whether {@link #heard} would say something. */
  public boolean isSilent(SensorState state) {
    int index = silenceIndex();
    return index >= 0 && state.alarms().get(index).state().active();
  }

  private Decision turned(
      SensorId sensor,
      SensorState state,
      int silenceIndex,
      Alarm silence,
      EventType ofSilence,
      EventType ofTheOthers,
      long wallMs) {
    List<AlarmEvent> events = new ArrayList<>();
    events.add(
        JournalEntry.ofTime(
            ofSilence, sensor, state, rules.rules().get(silenceIndex), silence, wallMs));
    for (int i = 0; i < state.alarms().size(); i++) {
      Alarm alarm = state.alarms().get(i);
      if (i != silenceIndex && alarm.state().active()) {
        events.add(
            JournalEntry.ofTime(ofTheOthers, sensor, state, rules.rules().get(i), alarm, wallMs));
      }
    }
    SensorState next = state.withAlarms(replaced(state.alarms(), silenceIndex, silence));
    return new Decision(next, List.copyOf(events));
  }

  /**
   * An operator asks something of an alarm of the sensor. The event tells what became of it.
   *
   * @return no events if this command was answered before
   * @throws IllegalArgumentException if the sensor has no alarm of this rule; {@link #refusal}
   *     tells before
   */
  public Decision command(SensorId sensor, SensorState state, AlarmCommand command, Now now) {
    if (attendance.indexOf(command.rule()) < 0) {
      throw new IllegalArgumentException(
          "sensor '%s' has no rule '%s'".formatted(sensor, command.rule()));
    }
    return attendance.command(sensor, state, command, now);
  }

  /** Why a command cannot be put to {@link #command}: empty if it can. */
  public Optional<Refusal> refusal(SensorId sensor, AlarmCommand command) {
    return attendance.indexOf(command.rule()) < 0
        ? Optional.of(Refusal.unknownAlarm(sensor + "/" + command.rule()))
        : Optional.empty();
  }

  /**
   * When {@link #elapsed} would do something next, in steady milliseconds.
   *
   * @param nowMs now, in the same
   */
  public OptionalLong dueMs(SensorState state, long nowMs) {
    return attendance.dueMs(state, nowMs);
  }

  /** Time has gone by: shelved alarms come back, and long ones ask for attention again. */
  public Decision elapsed(SensorId sensor, SensorState state, Now now) {
    return attendance.elapsed(sensor, state, now);
  }

  /**
   * Takes a state that was written down over. An alarm of a rule that is still there goes on; if
   * the rule says something else now, or is gone, and the alarm was not at rest, the journal tells.
   */
  public Decision adopt(SensorId sensor, StoredState stored, Now now) {
    return adoption.adopt(sensor, stored, now);
  }

  /** How far the sensor's latest value can be believed. */
  public Quality quality(SensorState state) {
    if (state.bad()) {
      return Quality.BAD;
    }
    return isSilent(state) ? Quality.STALE : Quality.GOOD;
  }

  /** What others are told of the sensor. */
  public SensorStatus status(SensorId sensor, SensorState state, Now now) {
    List<AlarmStatus> alarms = new ArrayList<>();
    for (int i = 0; i < state.alarms().size(); i++) {
      Alarm alarm = state.alarms().get(i);
      if (!alarm.isAtRest()) {
        alarms.add(AlarmStatus.of(rules.rules().get(i), alarm, now));
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

  private int silenceIndex() {
    int last = rules.rules().size() - 1;
    return last >= 0 && rules.rules().get(last).kind() == RuleKind.SILENCE ? last : -1;
  }

  private static Optional<String> machine(SensorState state, Reading reading) {
    return reading.machine().isPresent() ? reading.machine() : state.machine();
  }

  private static List<AlarmEvent> noted(
      List<AlarmEvent> events,
      Alarm.Step step,
      Rule rule,
      Reading reading,
      Optional<String> machine) {
    if (step.event().isEmpty()) {
      return events;
    }
    List<AlarmEvent> more = new ArrayList<>(events);
    more.add(JournalEntry.ofReading(step.event().get(), rule, step.next(), reading, machine));
    return List.copyOf(more);
  }
}
