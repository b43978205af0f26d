package id.suhu.view.alarm;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.StateName;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SetAside;
import java.util.Optional;

/**
 * Whether operators have set an alarm aside, derived from its events. An alarm can be shelved and
 * out of service at once, and its state names only the latter; later events of such an alarm do not
 * name the operator.
 *
 * @param shelf the shelving, if the alarm is shelved
 * @param outOfService the removal from service, if the alarm is out of service
 */
record Suppression(Optional<SetAside> shelf, Optional<SetAside> outOfService) {

  /** Neither shelved nor out of service. */
  static final Suppression NONE = new Suppression(Optional.empty(), Optional.empty());

  /** Returns the suppression after the alarm's next event. */
  Suppression after(AlarmRecord event) {
    if (event.event().equals(EventType.SHELVED.code())) {
      return new Suppression(decision(event), outOfService);
    }
    if (event.event().equals(EventType.OUT_OF_SERVICE.code())) {
      return new Suppression(shelf, decision(event));
    }
    // By the state rather than by the event: an alarm whose rule was removed is in service again.
    boolean out = event.state().equals(StateName.OUT_OF_SERVICE.code());
    boolean shelved =
        event.state().equals(StateName.SHELVED.code())
            || (out && !event.event().equals(EventType.UNSHELVED.code()));
    return new Suppression(
        shelved ? shelf : Optional.empty(), out ? outOfService : Optional.empty());
  }

  private static Optional<SetAside> decision(AlarmRecord event) {
    return event
        .command()
        .map(
            command ->
                new SetAside(
                    command.user(), command.comment(), event.eventTime(), command.shelvedUntil()));
  }
}
