package id.suhu.core.sensor;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.time.DueWheel;
import java.util.List;
import java.util.Optional;

/**
 * The state of one sensor; of a constant size, whatever it sends. Immutable.
 *
 * @param sensor the sensor
 * @param latest the newest reading by event time; empty before any
 * @param position position of the last reading evaluated
 * @param machine the machine named by the latest reading that names one
 * @param rejected whether the last record was rejected
 * @param readings number of good readings, including late ones
 * @param lateReadings number of late readings
 * @param clock the sensor's clock, as observed from its readings
 * @param alarms one alarm for each rule that applies, in the order of the rules
 * @param commandIds the ids of its latest commands
 * @param kept unknown parts of its stored bytes
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
    CommandIds commandIds,
    KeptParts kept) {

  /** Copies the list. */
  public SensorState {
    alarms = List.copyOf(alarms);
  }

  /**
   * Returns the empty state of a sensor. It has no rules; the first input must be {@link
   * Input.Rules}.
   */
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
        CommandIds.NONE,
        KeptParts.NONE);
  }

  /** Returns the quality of the sensor's latest value. */
  public Quality quality() {
    if (rejected) {
      return Quality.BAD;
    }
    return isSilent() ? Quality.STALE : Quality.GOOD;
  }

  /** Returns whether the sensor's silence alarm is active. */
  boolean isSilent() {
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i).isActiveSilence()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a reading is inside the sensor's rated range, if it has one. A reading outside
   * of it does not end a silence.
   */
  public boolean isPlausible(Reading reading) {
    for (int i = 0; i < alarms.size(); i++) {
      if (alarms.get(i).condition().isImplausible(reading)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns after how many milliseconds without a good reading the sensor needs a tick, or {@link
   * Condition#NO_TICK}.
   */
  public long tickAfterMs() {
    long earliest = Condition.NO_TICK;
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      earliest = Math.min(earliest, alarm.condition().tickAfterMs(alarm.state()));
    }
    return earliest;
  }

  /**
   * Returns when the sensor needs {@link Input.Due}, in milliseconds of the steady clock, or {@link
   * DueWheel#NEVER}.
   *
   * @param steadyMs now, by the same clock
   */
  public long dueMs(long steadyMs) {
    return Deadlines.dueMs(alarms, steadyMs);
  }

  SensorState withCommand(String id) {
    return with(latest, rejected, clock, alarms, commandIds.with(id));
  }

  SensorState withAlarms(List<Alarm> changed) {
    return changed == alarms ? this : with(latest, rejected, clock, changed, commandIds);
  }

  SensorState withRejected() {
    return rejected ? this : with(latest, true, clock, alarms, commandIds);
  }

  SensorState withClock(SensorClock other, List<Alarm> changed) {
    return with(latest, rejected, other, changed, commandIds);
  }

  /** Returns the state without a newest reading. */
  SensorState withoutLatest() {
    return with(Optional.empty(), rejected, clock, alarms, commandIds);
  }

  private SensorState with(
      Optional<LatestReading> newest,
      boolean bad,
      SensorClock other,
      List<Alarm> changed,
      CommandIds ids) {
    return new SensorState(
        sensor, newest, position, machine, bad, readings, lateReadings, other, changed, ids, kept);
  }

  /**
   * Returns the state after a reading that is counted, but is not the newest one.
   *
   * @param bad whether the reading makes the quality bad
   * @param late whether it is counted as late
   */
  SensorState withCounted(
      Position at, boolean bad, boolean late, SensorClock after, List<Alarm> changed) {
    return new SensorState(
        sensor,
        latest,
        at,
        machine,
        bad,
        readings + 1,
        lateReadings + (late ? 1 : 0),
        after,
        changed,
        commandIds,
        kept);
  }
}
