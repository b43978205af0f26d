package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.reading.Position;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered of one sensor; of a constant size, whatever it sends.
 *
 * @param latest the newest reading by event time; empty before any
 * @param position of the last reading judged
 * @param machine the machine that the sensor last named
 * @param rejected the last record was no good reading
 * @param readings how many good ones came, late ones too
 * @param lateReadings how many of them came late
 * @param clock what is remembered of the times that its readings carry
 * @param alarms one for each rule of the rule book, in its order
 */
public record SensorState(
    Optional<LatestReading> latest,
    Position position,
    Optional<String> machine,
    boolean rejected,
    long readings,
    long lateReadings,
    SensorClock clock,
    List<Alarm> alarms) {

  /** Copies the list. */
  public SensorState {
    alarms = List.copyOf(alarms);
  }

  SensorState withAlarms(List<Alarm> changed) {
    return changed == alarms
        ? this
        : new SensorState(
            latest, position, machine, rejected, readings, lateReadings, clock, changed);
  }

  SensorState withRejected() {
    return rejected
        ? this
        : new SensorState(latest, position, machine, true, readings, lateReadings, clock, alarms);
  }

  SensorState withClock(SensorClock other, List<Alarm> changed) {
    return new SensorState(
        latest, position, machine, rejected, readings, lateReadings, other, changed);
  }

  /** After a reading whose like has been judged: it counts, and moves nothing. */
  SensorState withRepeated(Position at, SensorClock after) {
    return new SensorState(latest, at, machine, false, readings + 1, lateReadings, after, alarms);
  }
}
