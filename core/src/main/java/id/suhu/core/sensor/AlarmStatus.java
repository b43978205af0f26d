package id.suhu.core.sensor;

import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.Severity;

/**
 * An alarm that needs attention, as others are told of it.
 *
 * @param rule the rule's name
 * @param state the state's name on the wire, such as {@code active_unacknowledged}
 * @param active whether the condition holds
 * @param acknowledged whether nobody needs to acknowledge it
 * @param severity how much it asks for
 * @param occurrence tells the raise from the others of its alarm
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

  /** The status of an alarm that was raised. */
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
