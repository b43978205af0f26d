package id.suhu.core.alarm;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.AlarmText;
import id.suhu.core.rule.Severity;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One entry of the alarm journal, as it was decided; when it was processed is for the edge to add.
 *
 * @param type what happened
 * @param sensor whose alarm
 * @param machine the machine that the sensor last named
 * @param rule the name of the rule
 * @param text what the alarm says, or of a refusal why
 * @param severity how much it asks for
 * @param state where the alarm stands after the event, as it is shown
 * @param active whether the condition holds
 * @param acknowledged whether nobody needs to acknowledge it
 * @param occurrence the number of the raise that the event belongs to; empty before any
 * @param temperatureCelsius °C of the reading that made it, or of the latest before it
 * @param limit for rules that have one: °C, or °C per minute of a rule about a rate
 * @param ratePerMinute °C per minute, for a rule about a rate
 * @param eventTimeMs of the reading that made it, or the wall clock for what only that decides;
 *     epoch milliseconds
 * @param position the last reading of the sensor that was judged before the event
 * @param command that it answers
 * @param refusal why the command was not carried out
 * @param shelvedUntilMs of an alarm that was shelved just now, the wall clock when it comes back,
 *     epoch milliseconds
 */
public record AlarmEvent(
    EventType type,
    SensorId sensor,
    Optional<String> machine,
    String rule,
    AlarmText text,
    Severity severity,
    StateName state,
    boolean active,
    boolean acknowledged,
    OptionalLong occurrence,
    OptionalDouble temperatureCelsius,
    OptionalDouble limit,
    OptionalDouble ratePerMinute,
    long eventTimeMs,
    Position position,
    Optional<AlarmCommand> command,
    Optional<Refusal> refusal,
    OptionalLong shelvedUntilMs) {

  /** Names the alarm: {@code <sensor>/<rule>}. */
  public String alarmId() {
    return sensor + "/" + rule;
  }

  /** Names the raise that the event belongs to: {@code <alarm id>/<number>}; empty before any. */
  public Optional<String> occurrenceId() {
    return occurrence.isPresent()
        ? Optional.of(alarmId() + "/" + occurrence.getAsLong())
        : Optional.empty();
  }
}
