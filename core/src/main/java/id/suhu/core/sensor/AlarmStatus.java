package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.Severity;

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
  static AlarmStatus of(Rule rule, AlarmState state) {
    var occurrence =
        state
            .occurrence()
            .orElseThrow(
                () -> new IllegalArgumentException("rule '%s' was never raised".formatted(rule)));
    return new AlarmStatus(
        rule.name(),
        state.code(),
        state.active(),
        state.acknowledged(),
        rule.severity(),
        occurrence.number(),
        occurrence.raisedMs());
  }
}
