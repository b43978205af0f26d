package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.Memory;
import id.suhu.core.reading.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered of one sensor; of a constant size, whatever it sends.
 *
 * @param latest the newest reading by event time; empty before any
 * @param position of the last reading judged
 * @param machine the machine that the sensor last named
 * @param bad the last record was no reading, or one that the sensor cannot have measured
 * @param lateSinceMs arrival of the first reading in the present run of late ones, or {@link
 *     Memory#NEVER}
 * @param suspectUntilMs event time of the newest reading before the sensor's clock was set back, or
 *     {@link Memory#NEVER}: readings up to there carry times that were used before
 * @param readings how many came that could be read, late ones too
 * @param lateReadings how many of them came late
 * @param commandIds of the latest commands that were answered, the newest last
 * @param alarms one for each of the sensor's rules, in their order
 */
public record SensorState(
    Optional<LatestReading> latest,
    Position position,
    Optional<String> machine,
    boolean bad,
    long lateSinceMs,
    long suspectUntilMs,
    long readings,
    long lateReadings,
    List<String> commandIds,
    List<Alarm> alarms) {

  /** How many commands a sensor remembers. */
  static final int COMMANDS = 16;

  /** Copies the lists. */
  public SensorState {
    commandIds = List.copyOf(commandIds);
    alarms = List.copyOf(alarms);
  }

  /** Nothing is known. */
  static SensorState unknown(List<Alarm> alarms) {
    return new SensorState(
        Optional.empty(),
        Position.NONE,
        Optional.empty(),
        false,
        Memory.NEVER,
        Memory.NEVER,
        0,
        0,
        List.of(),
        alarms);
  }

  SensorState withAlarms(List<Alarm> changed) {
    return changed == alarms
        ? this
        : new SensorState(
            latest,
            position,
            machine,
            bad,
            lateSinceMs,
            suspectUntilMs,
            readings,
            lateReadings,
            commandIds,
            changed);
  }

  SensorState withBad() {
    return bad
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
            commandIds,
            alarms);
  }

  /** Remembers a command, and forgets the oldest where there are too many. */
  SensorState withCommand(String id) {
    List<String> ids = new ArrayList<>(commandIds);
    ids.add(id);
    return new SensorState(
        latest,
        position,
        machine,
        bad,
        lateSinceMs,
        suspectUntilMs,
        readings,
        lateReadings,
        ids.subList(Math.max(0, ids.size() - COMMANDS), ids.size()),
        alarms);
  }

  /** Before the first reading that is judged anew: none is newer than it. */
  SensorState withClockSetBack(long untilMs, List<Alarm> restarted) {
    return new SensorState(
        Optional.empty(),
        position,
        machine,
        bad,
        lateSinceMs,
        Math.max(suspectUntilMs, untilMs),
        readings,
        lateReadings,
        commandIds,
        restarted);
  }
}
