package id.suhu.core.alarm;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One entry of the alarm journal. The processing time is added outside of core.
 *
 * @param type the change of the alarm
 * @param sensor the alarm's sensor
 * @param machine the machine named by the sensor's latest reading that names one
 * @param rule the name of the rule
 * @param text the alarm message
 * @param severity the severity of the occurrence
 * @param state the alarm's state after the event
 * @param shown the name of the state to show: whether it is shelved or out of service comes first
 * @param temperatureCelsius °C, of the reading that caused the event, or of the latest reading
 *     before it
 * @param limit the limit of the level that was reached, for rules that have one
 * @param eventTimeMs event time of the reading that caused the event, or the wall clock for events
 *     without a reading; epoch milliseconds
 * @param position the sensor's last reading evaluated before the event
 * @param operator the command that caused the event
 */
public record AlarmEvent(
    EventType type,
    SensorId sensor,
    Optional<String> machine,
    String rule,
    AlarmText text,
    Severity severity,
    AlarmState state,
    StateName shown,
    OptionalDouble temperatureCelsius,
    Optional<Limit> limit,
    long eventTimeMs,
    Position position,
    Optional<Operator> operator) {

  /**
   * Creates an event of an alarm that is in service and not shelved, not caused by a command, with
   * a limit in °C.
   */
  public AlarmEvent(
      EventType type,
      SensorId sensor,
      Optional<String> machine,
      String rule,
      AlarmText text,
      Severity severity,
      AlarmState state,
      OptionalDouble temperatureCelsius,
      OptionalDouble limitCelsius,
      long eventTimeMs,
      Position position) {
    this(
        type,
        sensor,
        machine,
        rule,
        text,
        severity,
        state,
        state.name(),
        temperatureCelsius,
        limitCelsius.isPresent()
            ? Optional.of(Limit.celsius(limitCelsius.getAsDouble()))
            : Optional.empty(),
        eventTimeMs,
        position,
        Optional.empty());
  }

  private AlarmId id() {
    return new AlarmId(sensor, rule);
  }

  /** Returns the alarm's id, {@code <sensor>/<rule>}. */
  public String alarmId() {
    return id().toString();
  }

  /**
   * Returns the id of the event's occurrence, {@code <alarm id>/<number>}; empty if the alarm was
   * never raised.
   */
  public Optional<String> occurrenceId() {
    return state.occurrence().map(occurrence -> id().occurrence(occurrence.number()));
  }
}
