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
 * @param limitCelsius °C, for rules that have one
 * @param eventTime ISO-8601, UTC, milliseconds
 * @param processedTime the same, of the wall clock
 * @param partition of the last reading judged before it; -1 for none
 * @param offset of that reading
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
    OptionalDouble limitCelsius,
    String eventTime,
    String processedTime,
    int partition,
    long offset,
    String keterangan,
    String message) {

  /**
   * Whether an operator has something to look at after this event: it is active, not acknowledged,
   * or latched until somebody resets it.
   */
  public boolean needsAttention() {
    return active || !acknowledged || state.equals(StateName.LATCHED_ACKNOWLEDGED.code());
  }
}
