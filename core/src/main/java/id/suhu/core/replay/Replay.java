package id.suhu.core.replay;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates recorded readings in order, without the events that depend on the wall clock. Keeps a
 * state for each sensor. Not thread-safe.
 */
public final class Replay {

  private final RuleBook book;
  private final Map<SensorId, SensorState> states = new HashMap<>();

  /**
   * @param book the rules
   */
  public Replay(RuleBook book) {
    this.book = book;
  }

  /** Evaluates the next reading and returns its events. */
  public List<AlarmEvent> next(Reading reading) {
    SensorState state = states.computeIfAbsent(reading.sensor(), this::unknown);
    Decision decision = SensorLogic.decide(state, new Input.Read(reading, reading.arrivalMs()));
    states.put(reading.sensor(), decision.next());
    return decision.events();
  }

  private SensorState unknown(SensorId sensor) {
    Input rules = new Input.Rules(book.forSensor(sensor), 0);
    return SensorLogic.decide(SensorState.unknown(sensor), rules).next();
  }
}
