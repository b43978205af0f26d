package id.suhu.messages;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A sensor's latest status, for those who read it from its topic.
 *
 * @param sensorId who
 * @param machineId the machine that the sensor last named
 * @param temperatureCelsius °C of the newest reading; empty if none was good
 * @param eventTime of that reading: ISO-8601, UTC, milliseconds
 * @param quality {@code good}, {@code stale} or {@code bad}
 * @param flags {@code clock} where the reading's time is not its sender's, or the sender's clock
 *     was set back
 * @param readings how many good ones came, late ones too
 * @param lateReadings how many of them came late
 * @param processedTime the wall clock when the status was written
 * @param alarms those that are active, latched or not acknowledged
 */
public record StatusRecord(
    String sensorId,
    Optional<String> machineId,
    OptionalDouble temperatureCelsius,
    Optional<String> eventTime,
    String quality,
    List<String> flags,
    long readings,
    long lateReadings,
    String processedTime,
    List<Alarm> alarms) {

  /** Copies the lists. */
  public StatusRecord {
    flags = List.copyOf(flags);
    alarms = List.copyOf(alarms);
  }

  /**
   * An alarm of the sensor.
   *
   * @param alarmId {@code <sensor>/<rule>}
   * @param occurrence names the raise
   * @param rule the rule's name
   * @param state such as {@code active_unacknowledged}
   * @param active whether the condition holds
   * @param acknowledged whether nobody needs to acknowledge it
   * @param severity such as {@code high}
   * @param raisedTime event time of the raise: ISO-8601, UTC, milliseconds
   */
  public record Alarm(
      String alarmId,
      String occurrence,
      String rule,
      String state,
      boolean active,
      boolean acknowledged,
      String severity,
      String raisedTime) {}
}
