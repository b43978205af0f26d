package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.StateName;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.Severity;
import id.suhu.core.time.Now;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An alarm that is not at rest, as others are told of it.
 *
 * @param rule the rule's name
 * @param state where it stands, as it is shown
 * @param active whether the condition holds
 * @param acknowledged whether nobody needs to acknowledge it
 * @param severity how much it asks for
 * @param occurrence the current raise, or else the latest; empty if there was none
 * @param shelvedUntilMs wall clock when a shelved alarm comes back, epoch milliseconds
 */
public record AlarmStatus(
    String rule,
    StateName state,
    boolean active,
    boolean acknowledged,
    Severity severity,
    Optional<Occurrence> occurrence,
    OptionalLong shelvedUntilMs) {

  static AlarmStatus of(Rule rule, Alarm alarm, Now now) {
    return new AlarmStatus(
        rule.name(),
        alarm.shownState(),
        alarm.state().active(),
        alarm.state().acknowledged(),
        rule.severity(alarm.level()),
        alarm.state().occurrence(),
        alarm
            .suppression()
            .shelf()
            .map(shelf -> OptionalLong.of(now.wallMsAt(shelf.untilMs())))
            .orElseGet(OptionalLong::empty));
  }
}
