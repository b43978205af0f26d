package id.suhu.core.sensor;

import id.suhu.core.reading.SensorId;
import java.util.List;
import java.util.Optional;

/**
 * A sensor as others are told of it: its latest reading and what needs attention.
 *
 * @param sensor who
 * @param machine the machine that the sensor last named
 * @param latest the newest reading; empty if none was good
 * @param quality how far it can be believed
 * @param readings how many good ones came, late ones too
 * @param lateReadings how many of them came late
 * @param alarms those that need attention
 */
public record SensorStatus(
    SensorId sensor,
    Optional<String> machine,
    Optional<LatestReading> latest,
    Quality quality,
    long readings,
    long lateReadings,
    List<AlarmStatus> alarms) {

  /** Copies the list. */
  public SensorStatus {
    alarms = List.copyOf(alarms);
  }

  /** What others are told of a sensor. */
  public static SensorStatus of(SensorState state) {
    return new SensorStatus(
        state.sensor(),
        state.machine(),
        state.latest(),
        state.quality(),
        state.readings(),
        state.lateReadings(),
        state.alarms().stream()
            .filter(alarm -> alarm.state().needsAttention())
            .map(AlarmStatus::of)
            .toList());
  }
}
