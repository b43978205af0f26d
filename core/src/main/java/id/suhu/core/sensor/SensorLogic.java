package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.condition.Verdict;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * The alarm logic: maps a sensor's state and an input to its next state and the events for the
 * journal. The only entry point, used by the engine, a backtest and every test.
 *
 * <p>Readings are evaluated by event time only ({@link Evaluation}), so the same readings in the
 * same order always give the same journal. Silence and its end depend on the wall clock and have
 * separate events.
 */
public final class SensorLogic {

  private SensorLogic() {}

  /**
   * Decides about an input.
   *
   * @throws IllegalArgumentException if the reading and the state belong to different sensors
   */
  public static Decision decide(SensorState state, Input input) {
    if (input instanceof Input.Read read) {
      return read(state, read.reading(), read.wallMs());
    }
    if (input instanceof Input.Tick tick) {
      return tick(state, tick);
    }
    if (input instanceof Input.Command command) {
      return Operations.decide(state, command);
    }
    if (input instanceof Input.Due due) {
      return Deadlines.decide(state, due.now());
    }
    if (input instanceof Input.Rules rules) {
      return RuleChange.decide(state, rules);
    }
    if (input instanceof Input.Lost lost) {
      return RuleChange.decide(state, lost);
    }
    return Decision.quiet(state, state.withRejected());
  }

  private static Decision read(SensorState state, Reading reading, long wallMs) {
    if (!state.sensor().equals(reading.sensor())) {
      throw new IllegalArgumentException(
          "reading of sensor '%s' does not belong to the state of sensor '%s'"
              .formatted(reading.sensor(), state.sensor()));
    }
    if (!state.isSilent() || !state.isPlausible(reading)) {
      return Evaluation.evaluate(state, reading);
    }
    Decision received = received(state, wallMs);
    Decision evaluated = Evaluation.evaluate(received.next(), reading);
    List<AlarmEvent> events = new ArrayList<>(received.events());
    events.addAll(evaluated.events());
    return Decision.of(evaluated.next(), List.copyOf(events));
  }

  private static Decision received(SensorState state, long wallMs) {
    Decision decision = Decision.quiet(state, state);
    for (int i = 0; i < state.alarms().size(); i++) {
      Alarm alarm = state.alarms().get(i);
      Verdict verdict = alarm.condition().received(alarm.state(), wallMs);
      if (!verdict.isNothing()) {
        decision = turned(decision, i, alarm.take(verdict), EventType.FRESH, wallMs);
      }
    }
    return decision;
  }

  private static Decision tick(SensorState state, Input.Tick tick) {
    Decision decision = Decision.quiet(state, state);
    for (int i = 0; i < state.alarms().size(); i++) {
      Alarm alarm = state.alarms().get(i);
      Verdict verdict = alarm.condition().silent(alarm.state(), tick.silentMs(), tick.wallMs());
      if (!verdict.isNothing()) {
        decision = turned(decision, i, alarm.take(verdict), EventType.STALE, tick.wallMs());
      }
    }
    return decision;
  }

  /**
   * Handles a sensor that has become silent or sends again: an active alarm stays active, and the
   * journal records that its reading has become stale or fresh.
   */
  private static Decision turned(
      Decision before, int silence, Alarm.Step step, EventType forOtherAlarms, long wallMs) {
    SensorState state = before.next();
    List<AlarmEvent> events = new ArrayList<>(before.events());
    step.event()
        .ifPresent(type -> events.add(JournalEntry.ofWallClock(type, step.next(), state, wallMs)));
    for (int i = 0; i < state.alarms().size(); i++) {
      Alarm alarm = state.alarms().get(i);
      if (i != silence && alarm.state().active()) {
        events.add(JournalEntry.ofWallClock(forOtherAlarms, alarm, state, wallMs));
      }
    }
    List<Alarm> alarms = new ArrayList<>(state.alarms());
    alarms.set(silence, step.next());
    return Decision.of(state.withAlarms(alarms), List.copyOf(events));
  }
}
