package id.suhu.core.sensor;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered of one sensor; of a constant size, whatever it sends. Immutable.
 *
 * @param sensor whose it is
 * @param latest the newest reading by event time; empty before any
 * @param position of the last reading judged
 * @param machine the machine that the sensor last named
 * @param rejected the last record was no good reading
 * @param readings how many good ones came, late ones too
 * @param lateReadings how many of them came late
 * @param clock what is remembered of the times that its readings carry
 * @param alarms one for each rule that applies to it, in the order of the rules
 * @param kept parts of its stored bytes that this program does not know
 */
public record SensorState(
    SensorId sensor,
    Optional<LatestReading> latest,
    Position position,
    Optional<String> machine,
    boolean rejected,
    long readings,
    long lateReadings,
    SensorClock clock,
    List<Alarm> alarms,
    KeptParts kept) {

  /** Copies the list. */
  public SensorState {
    alarms = List.copyOf(alarms);
  }

  /** The state of a sensor that nothing is known of, under no rules: {@link Input.Rules} first. */
  public static SensorState unknown(SensorId sensor) {
    return new SensorState(
        sensor,
        Optional.empty(),
        Position.NONE,
        Optional.empty(),
        false,
        0,
        0,
        SensorClock.UNKNOWN,
        List.of(),
        KeptParts.NONE);
  }

  /** How far the sensor's latest value can be believed. */
  public Quality quality() {
    if (rejected) {
      return Quality.BAD;
    }
    return isSilent() ? Quality.STALE : Quality.GOOD;
  }

  /** Whether the sensor's silence alarm is active. */
  boolean isSilent() {
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i).tellsSilence()) {
        return true;
      }
    }
    return false;
  }

  /**
   * When the sensor is due for a tick: after how many milliseconds without a good reading, or
   * {@link Condition#NO_TICK} if it needs none.
   */
  public long tickAfterMs() {
    long earliest = Condition.NO_TICK;
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      earliest = Math.min(earliest, alarm.condition().tickAfterMs(alarm.state()));
    }
    return earliest;
  }

  SensorState withAlarms(List<Alarm> changed) {
    return changed == alarms
        ? this
        : new SensorState(
            sensor,
            latest,
            position,
            machine,
            rejected,
            readings,
            lateReadings,
            clock,
            changed,
            kept);
  }

  SensorState withRejected() {
    return rejected
        ? this
        : new SensorState(
            sensor, latest, position, machine, true, readings, lateReadings, clock, alarms, kept);
  }

  SensorState withClock(SensorClock other, List<Alarm> changed) {
    return new SensorState(
        sensor, latest, position, machine, rejected, readings, lateReadings, other, changed, kept);
  }

  /** After a reading whose like has been judged: it counts, and moves nothing. */
  SensorState withRepeated(Position at, SensorClock after) {
    return new SensorState(
        sensor, latest, at, machine, false, readings + 1, lateReadings, after, alarms, kept);
  }
}
