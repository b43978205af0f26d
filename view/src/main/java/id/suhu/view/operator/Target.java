package id.suhu.view.operator;

import id.suhu.core.alarm.AlarmId;
import id.suhu.view.alarm.OpenAlarm;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An alarm to which a command is given.
 *
 * @param alarm the alarm
 * @param seen number of the occurrence that it had when a pattern selected it
 */
public record Target(AlarmId alarm, OptionalLong seen) {

  /** Returns an alarm that the operator has named, whatever its occurrence. */
  public static Target named(AlarmId alarm) {
    return new Target(alarm, OptionalLong.empty());
  }

  /** Returns an alarm that a pattern selects; empty if its id is not valid. */
  public static Optional<Target> of(OpenAlarm open) {
    return AlarmId.of(open.latest().alarmId())
        .map(
            alarm ->
                new Target(
                    alarm,
                    open.latest()
                        .occurrence()
                        .map(alarm::numberIn)
                        .orElseGet(OptionalLong::empty)));
  }
}
