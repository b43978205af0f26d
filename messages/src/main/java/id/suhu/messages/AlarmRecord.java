package id.suhu.messages;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.StateName;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alarm event as read from the journal. The names of events, states and severities are text, so
 * that a reader does not fail on a newer one.
 *
 * @param alarmId {@code <sensor>/<rule>}
 * @param occurrence id of the occurrence; empty if the alarm was never raised
 * @param event the event's name, such as {@code raised}
 * @param state the alarm's state after the event, such as {@code active_unacknowledged}
 * @param active whether the condition is true
 * @param acknowledged whether no acknowledgement is pending
 * @param severity such as {@code high}
 * @param sensorId the alarm's sensor
 * @param machineId the machine named by the sensor's latest reading that names one
 * @param rule the rule's name
 * @param temperatureCelsius °C
 * @param limit for rules that have one
 * @param limitUnit unit of the limit, such as {@code °C}
 * @param eventTime ISO-8601, UTC, milliseconds
 * @param processedTime wall clock time of the decision, in the same form
 * @param partition partition of the last reading evaluated before the event; -1 for none
 * @param offset offset of that reading; -1 for none
 * @param command the operator's command that caused the event
 * @param keterangan the alarm message in Indonesian
 * @param message the alarm message in English
 */
public record AlarmRecord(
    String alarmId,
    Optional<String> occurrence,
    String event,
    String state,
    boolean active,
    boolean acknowledged,
    String severity,
    String sensorId,
    Optional<String> machineId,
    String rule,
    OptionalDouble temperatureCelsius,
    OptionalDouble limit,
    String limitUnit,
    String eventTime,
    String processedTime,
    int partition,
    long offset,
    Optional<Command> command,
    String keterangan,
    String message) {

  /**
   * The command that caused an event.
   *
   * @param id the command's id
   * @param user the operator
   * @param comment the operator's comment, or reason
   * @param refusal name of the reason for which the command was refused; empty if it was executed
   * @param shelvedUntil when a shelving ends, ISO-8601
   */
  public record Command(
      String id,
      String user,
      String comment,
      Optional<String> refusal,
      Optional<String> shelvedUntil) {}

  /** Returns whether the event is the answer to a command that was refused. */
  public boolean isRefusal() {
    return event.equals(EventType.REFUSED.code());
  }

  /**
   * Returns whether the alarm needs an operator's attention after this event: it is active,
   * unacknowledged, or latched, and neither shelved nor out of service.
   */
  public boolean needsAttention() {
    // The answer to an invalid command has no state.
    if (state.isEmpty()
        || state.equals(StateName.SHELVED.code())
        || state.equals(StateName.OUT_OF_SERVICE.code())) {
      return false;
    }
    return active || !acknowledged || state.equals(StateName.LATCHED_ACKNOWLEDGED.code());
  }
}
