package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.Severity;

/**
 * An alarm as it was written down, with what identifies the rule that it was under.
 *
 * @param rule the rule's name
 * @param kind what it watched for
 * @param severity of the alarm then
 * @param fingerprint stands for all that the alarm depended on
 * @param alarm the alarm
 */
public record StoredAlarm(
    String rule, RuleKind kind, Severity severity, int fingerprint, Alarm alarm) {

  /** An alarm under its rule. */
  static StoredAlarm of(Rule rule, Alarm alarm) {
    return new StoredAlarm(
        rule.name(),
        rule.kind(),
        rule.severity(alarm.level()),
        rule.fingerprint().hashCode(),
        alarm);
  }

  /** Whether its rule goes on under this one. */
  boolean isUnder(Rule other) {
    return rule.equals(other.name()) && kind == other.kind();
  }

  /** Whether its rule says what this one says. */
  boolean isUnchangedUnder(Rule other) {
    return isUnder(other) && fingerprint == other.fingerprint().hashCode();
  }
}
