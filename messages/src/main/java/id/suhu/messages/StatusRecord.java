package id.suhu.messages;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A sensor's status as read from the status topic.
 *
 * @param sensorId the sensor
 * @param machineId the machine named by the latest reading that names one
 * @param temperatureCelsius °C of the newest reading; empty if there was no good one
 * @param eventTime event time of that reading: ISO-8601, UTC, milliseconds
 * @param quality {@code good}, {@code stale} or {@code bad}
 * @param flags {@code clock} if the reading's time is not its sender's, or the sender's clock is
 *     slow or was set back
 * @param readings number of good readings, including late ones
 * @param lateReadings number of late readings
 * @param processedTime wall clock time at which the status was written
 * @param rules the names of the sensor's rules; empty if an older version wrote the status
 * @param alarms the alarms that are active, latched or unacknowledged
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
    List<String> rules,
    List<Alarm> alarms) {

  /** Copies the lists. */
  public StatusRecord {
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
    alarms = List.copyOf(alarms);
  }

  /**
   * An alarm of the sensor.
   *
   * @param alarmId {@code <sensor>/<rule>}
   * @param occurrence id of the occurrence
   * @param rule the rule's name
   * @param state such as {@code active_unacknowledged}
   * @param active whether the condition is true
   * @param acknowledged whether no acknowledgement is pending
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
