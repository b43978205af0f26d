package id.suhu.messages;

import id.suhu.core.alarm.StateName;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alarm event as it stands in the journal, for those who read it there. Names of events, states
 * and severities are kept as text: a reader must not fail over one that is newer than it.
 *
 * @param alarmId {@code <sensor>/<rule>}
 * @param occurrence names the raise; empty before any
 * @param event what happened, such as {@code raised}
 * @param state where the alarm stands after it, such as {@code active_unacknowledged}
 * @param active whether the condition holds
 * @param acknowledged whether nobody needs to acknowledge it
 * @param severity such as {@code high}
 * @param sensorId whose alarm
 * @param machineId the machine that the sensor last named
 * @param rule the rule's name
 * @param temperatureCelsius °C
 * @param limit for rules that have one: °C, or °C per minute where there is a {@code rate}
 * @param ratePerMinute °C per minute, for a rule about a rate
 * @param eventTime ISO-8601, UTC, milliseconds
 * @param processedTime the same, of the wall clock
 * @param partition of the last reading judged before it; -1 for none
 * @param offset of that reading
 * @param user the operator whose command it answers
 * @param comment what they said to it
 * @param commandId of that command
 * @param reason of a refused command, such as {@code not_latched}
 * @param shelvedUntil of a shelved alarm when it comes back, as {@code eventTime}
 * @param reAlarm whether a raise only reminds of one that is in the journal
 * @param keterangan what the alarm says, in Indonesian
 * @param message the same in English
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
    OptionalDouble ratePerMinute,
    String eventTime,
    String processedTime,
    int partition,
    long offset,
    Optional<String> user,
    Optional<String> comment,
    Optional<String> commandId,
    Optional<String> reason,
    Optional<String> shelvedUntil,
    boolean reAlarm,
    String keterangan,
    String message) {

  /** Whether an operator has something to look at after this event. */
  public boolean needsAttention() {
    return !isSuppressed()
        && (active || !acknowledged || state.equals(StateName.LATCHED_ACKNOWLEDGED.code()));
  }

  /** Whether an operator has put the alarm aside. */
  public boolean isSuppressed() {
    return state.equals(StateName.SHELVED.code()) || state.equals(StateName.OUT_OF_SERVICE.code());
  }
}
