package id.suhu.core.sensor;

import id.suhu.core.reading.SensorId;
import java.util.List;
import java.util.Optional;

/**
 * The published status of a sensor: its latest reading and its alarms.
 *
 * @param sensor the sensor
 * @param machine the machine named by the latest reading that names one
 * @param latest the newest reading; empty if there was no good one
 * @param quality quality of the latest value
 * @param readings number of good readings, including late ones
 * @param lateReadings number of late readings
 * @param rules the names of its rules, one for each alarm that it can have
 * @param alarms the alarms that need attention
 */
public record SensorStatus(
    SensorId sensor,
    Optional<String> machine,
    Optional<LatestReading> latest,
    Quality quality,
    long readings,
    long lateReadings,
    List<String> rules,
    List<AlarmStatus> alarms) {

  /** Copies the lists. */
  public SensorStatus {
    rules = List.copyOf(rules);
    alarms = List.copyOf(alarms);
  }

  /** Returns the status of a sensor. */
  public static SensorStatus of(SensorState state) {
    return new SensorStatus(
        state.sensor(),
        state.machine(),
        state.latest(),
        state.quality(),
        state.readings(),
        state.lateReadings(),
        state.alarms().stream().map(alarm -> alarm.rule().name()).toList(),
        state.alarms().stream().filter(Alarm::needsAttention).map(AlarmStatus::of).toList());
  }
}
