package id.suhu.core.sensor;

import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
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
 * @param commandIds ids of the latest commands, oldest first
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
    List<String> commandIds,
    KeptParts kept) {

  /** How many commands are remembered, to recognise repeated ones. */
  static final int REMEMBERED_COMMANDS = 16;

  /** Copies the lists. */
  public SensorState {
    alarms = List.copyOf(alarms);
    commandIds = List.copyOf(commandIds);
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
        List.of(),
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
   * Long#MAX_VALUE} for never.
   *
   * @param steadyMs now, by the same clock
   */
  public long dueMs(long steadyMs) {
    return Deadlines.dueMs(alarms, steadyMs);
  }

  SensorState withCommand(String id) {
    List<String> ids = new ArrayList<>(commandIds);
    ids.add(id);
    List<String> latest = ids.subList(Math.max(0, ids.size() - REMEMBERED_COMMANDS), ids.size());
    return new SensorState(
        sensor,
        latest(),
        position,
        machine,
        rejected,
        readings,
        lateReadings,
        clock,
        alarms,
        latest,
        kept);
  }

  SensorState withAlarms(List<Alarm> changed) {
    return changed == alarms ? this : with(rejected, clock, changed);
  }

  SensorState withRejected() {
    return rejected ? this : with(true, clock, alarms);
  }

  SensorState withClock(SensorClock other, List<Alarm> changed) {
    return with(rejected, other, changed);
  }

  /** Returns the state without a newest reading. */
  SensorState withoutLatest() {
    return new SensorState(
        sensor,
        Optional.empty(),
        position,
        machine,
        rejected,
        readings,
        lateReadings,
        clock,
        alarms,
        commandIds,
        kept);
  }

  private SensorState with(boolean bad, SensorClock other, List<Alarm> changed) {
    return new SensorState(
        sensor,
        latest,
        position,
        machine,
        bad,
        readings,
        lateReadings,
        other,
        changed,
        commandIds,
        kept);
  }

  /** Returns the state after a repeated reading: it is counted and changes nothing else. */
  SensorState withRepeated(Position at, SensorClock after) {
    return new SensorState(
        sensor,
        latest,
        at,
        machine,
        false,
        readings + 1,
        lateReadings,
        after,
        alarms,
        commandIds,
        kept);
  }
}
