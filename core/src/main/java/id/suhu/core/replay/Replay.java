package id.suhu.core.replay;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Evaluates recorded readings in order. Keeps a state for each sensor. Not thread-safe. */
public final class Replay {

  private final RuleBook book;
  private final boolean hasClock;
  private final Map<SensorId, Sensor> sensors = new HashMap<>();

  private static final class Sensor {
    SensorState state;

    /** Arrival of the latest reading. */
    long receivedMs;

    /** When the sensor was last looked at. */
    long nowMs;

    Sensor(SensorState state, Reading first) {
      this.state = state;
      this.receivedMs = first.arrivalMs();
      this.nowMs = first.arrivalMs();
    }
  }

  private Replay(RuleBook book, boolean hasClock) {
    this.book = book;
    this.hasClock = hasClock;
  }

  /** Returns a replay without the events that depend on the wall clock. */
  public static Replay ofReadings(RuleBook book) {
    return new Replay(book, false);
  }

  /**
   * Returns a replay in which the arrival times of a sensor's readings are its wall clock: a gap
   * between them is a silence, and an alarm that stays active is repeated. What would happen after
   * a sensor's last reading is not known.
   */
  public static Replay withGaps(RuleBook book) {
    return new Replay(book, true);
  }

  /**
   * Evaluates the next reading and returns its events, after those of the time before it. A
   * sensor's arrival times must not go back.
   */
  public List<AlarmEvent> next(Reading reading) {
    Sensor sensor =
        sensors.computeIfAbsent(reading.sensor(), id -> new Sensor(unknown(id), reading));
    List<AlarmEvent> events = new ArrayList<>(0);
    if (hasClock) {
      passTime(sensor, reading.arrivalMs(), events);
      sensor.nowMs = reading.arrivalMs();
    }
    sensor.receivedMs = reading.arrivalMs();
    events.addAll(decide(sensor, new Input.Read(reading, reading.arrivalMs())));
    return events;
  }

  /** Returns the arrival of a sensor's latest reading, epoch milliseconds; empty if it has none. */
  public OptionalLong receivedMs(SensorId sensor) {
    Sensor known = sensors.get(sensor);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known.receivedMs);
  }

  private SensorState unknown(SensorId sensor) {
    Input rules = new Input.Rules(book.forSensor(sensor), 0);
    return SensorLogic.decide(SensorState.unknown(sensor), rules).next();
  }

  private void passTime(Sensor sensor, long untilMs, List<AlarmEvent> events) {
    while (true) {
      long afterMs = sensor.state.tickAfterMs();
      long silentMs = afterMs == Condition.NO_TICK ? Long.MAX_VALUE : sensor.receivedMs + afterMs;
      long dueMs = Math.max(sensor.nowMs, sensor.state.dueMs(sensor.nowMs));
      long nextMs = Math.min(silentMs, dueMs);
      if (nextMs >= untilMs) {
        return;
      }
      sensor.nowMs = nextMs;
      Input input =
          silentMs <= dueMs
              ? new Input.Tick(afterMs, silentMs)
              : new Input.Due(new Now(dueMs, dueMs));
      events.addAll(decide(sensor, input));
    }
  }

  private static List<AlarmEvent> decide(Sensor sensor, Input input) {
    var decision = SensorLogic.decide(sensor.state, input);
    sensor.state = decision.next();
    return decision.events();
  }
}
