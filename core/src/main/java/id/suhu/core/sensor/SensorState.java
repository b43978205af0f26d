package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.HighAlarm;
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
 * @param lateSinceMs arrival of the first reading in the present run of late ones, or {@link
 *     HighAlarm#NEVER}
 * @param suspectUntilMs event time of the newest reading before the sensor's clock was set back, or
 *     {@link HighAlarm#NEVER}: readings up to there carry times that were used before
 * @param readings how many good ones came, late ones too
 * @param lateReadings how many of them came late
 * @param alarms one for each rule of the rule book, in its order
 */
public record SensorState(
    Optional<LatestReading> latest,
    Position position,
    Optional<String> machine,
    boolean rejected,
    long lateSinceMs,
    long suspectUntilMs,
    long readings,
    long lateReadings,
    List<Alarm> alarms) {

  /** Copies the list. */
  public SensorState {
    alarms = List.copyOf(alarms);
  }

  SensorState withAlarms(List<Alarm> changed) {
    return changed == alarms
        ? this
        : new SensorState(
            latest,
            position,
            machine,
            rejected,
            lateSinceMs,
            suspectUntilMs,
            readings,
            lateReadings,
            changed);
  }

  SensorState withRejected() {
    return rejected
        ? this
        : new SensorState(
            latest,
            position,
            machine,
            true,
            lateSinceMs,
            suspectUntilMs,
            readings,
            lateReadings,
            alarms);
  }

  /** Before the first reading that is judged anew. */
  SensorState withClockSetBack(long untilMs, List<Alarm> restarted) {
    return new SensorState(
        latest,
        position,
        machine,
        rejected,
        lateSinceMs,
        Math.max(suspectUntilMs, untilMs),
        readings,
        lateReadings,
        restarted);
  }
}
