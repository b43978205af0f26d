package id.suhu.core.alarm;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One entry of the alarm journal, as it was decided; when it was processed is for the edge to add.
 *
 * @param type what happened
 * @param sensor whose alarm
 * @param machine the machine that the sensor last named
 * @param rule the name of the rule
 * @param text what the alarm says
 * @param severity how much it asks for
 * @param state where the alarm stands after the event
 * @param temperatureCelsius °C of the reading that made it, or of the latest before it
 * @param limitCelsius °C, for rules that have a limit
 * @param eventTimeMs of the reading that made it, or the wall clock for what only that decides;
 *     epoch milliseconds
 * @param position the last reading of the sensor that was judged before the event
 */
public record AlarmEvent(
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

  /** Names the alarm: {@code <sensor>/<rule>}. */
  public String alarmId() {
    return sensor + "/" + rule;
  }

  /** Names the raise that the event belongs to: {@code <alarm id>/<number>}; empty before any. */
  public Optional<String> occurrenceId() {
    return state.occurrence().map(occurrence -> alarmId() + "/" + occurrence.number());
  }
}
