package id.suhu.core.sensor;

import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.Severity;

/**
 * An alarm that needs attention, as published in a sensor's status.
 *
 * @param rule the rule's name
 * @param state the state's name in messages, such as {@code active_unacknowledged}
 * @param active whether the condition is true
 * @param acknowledged whether no acknowledgement is pending
 * @param severity severity of the occurrence
 * @param occurrence number of the occurrence, unique within the alarm
 * @param raisedMs when it was raised, epoch milliseconds
 */
public record AlarmStatus(
    String rule,
    String state,
    boolean active,
    boolean acknowledged,
    Severity severity,
    long occurrence,
    long raisedMs) {

  /** Returns the status of an alarm that was raised. */
  static AlarmStatus of(Alarm alarm) {
    Occurrence occurrence =
        alarm
            .state()
            .occurrence()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "rule '%s' was never raised".formatted(alarm.rule().name())));
    return new AlarmStatus(
        alarm.rule().name(),
        alarm.state().code(),
        alarm.state().active(),
        alarm.state().acknowledged(),
        occurrence.severity(),
        occurrence.number(),
        occurrence.raisedMs());
  }
}
